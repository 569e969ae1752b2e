import { describe, expect, it } from 'vitest';
import { inputOf } from '#lib/analyses/testing/input';
import { textOf } from '#lib/text/model';
import { questionsApart, questionsOf } from './questions.ts';

const talk = textOf(
  inputOf([
    { speaker: 'Ann', text: 'Hi Ben, how are you?' },
    { speaker: 'Ben', text: 'Fine, thanks. Can you hear me?' },
    { speaker: 'Ann', text: 'Yes. Where did you put the keys for the van?' },
    { speaker: 'Ben', text: 'They hang behind the door of the office.' },
    { speaker: 'Ann', text: 'And you locked the van last night?' },
    { speaker: 'Ben', text: 'Yes, I locked it before I left.' },
    { speaker: 'Ann', text: 'You never tell anybody where they are. How dare you lecture me about order?' },
    { speaker: 'Ben', text: 'I put the parking ticket on your desk as well, okay?' },
  ]),
);
const said = ({ span }: { span: { start: number; end: number } }): string => talk.text.slice(span.start, span.end);

describe('questions', () => {
  it('are those that ask for something, each with its answer', () => {
    expect(
      questionsOf(talk).map((question) => [said(question), question.kind, question.by && said({ span: question.by })]),
    ).toEqual([
      ['Where did you put the keys for the van?', 'information', 'They hang behind the door of the office.'],
      ['And you locked the van last night?', 'confirmation', 'Yes, I locked it before I left.'],
    ]);
  });

  it('that ask for nothing are listed separately', () => {
    expect(questionsApart(talk).map((question) => [said(question), question.kind])).toEqual([
      ['Hi Ben, how are you?', 'procedural'],
      ['Can you hear me?', 'procedural'],
      ['How dare you lecture me about order?', 'rhetorical'],
      ['I put the parking ticket on your desk as well, okay?', 'check'],
    ]);
  });
});
