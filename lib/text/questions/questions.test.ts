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

/** Each question with `open`, its answer, or null if it cannot be told. */
function replies(...lines: (readonly [speaker: string, text: string])[]) {
  const model = textOf(inputOf(lines.map(([speaker, text]) => ({ speaker, text }))));
  const at = ({ start, end }: { start: number; end: number }): string => model.text.slice(start, end);
  return questionsOf(model).map(({ span, answered, by }) => [at(span), answered === false ? 'open' : by && at(by)]);
}

describe('a question', () => {
  it.each([
    ['And how are things now?', 'Better. She moved to the home in January.', 'Better.'],
    ['What makes it a four and not a two?', "Because I've practised it.", "Because I've practised it."],
    ['Who could that be?', 'I could ask Priya and Tom.', 'I could ask Priya and Tom.'],
    ['Does it lock or give way at all?', "It swells up by the evening. It doesn't lock, no.", "It doesn't lock, no."],
    ['How often would that happen, roughly?', "Oh, maybe once a fortnight? It's a lot.", 'Oh, maybe once a fortnight?'],
    ['Is the worksheet graded?', "No, it's just for practice.", "No, it's just for practice."],
  ])('%s', (asked, said, by) =>
    expect(replies(['Ann', asked], ['Ben', said], ['Ann', 'I see.'])[0]).toEqual([asked, by]),
  );
  it('is open if the other has to look first, whatever follows', () =>
    expect(
      replies(
        ['Ann', 'Was any of that work done?'],
        ['Ben', "I'd have to check with the officers on that. What I can tell you is that we spent four hundred."],
      )[0],
    ).toEqual(['Was any of that work done?', 'open']));
  it('is answered by a guess', () =>
    expect(
      replies(
        ['Coach', 'And if it did happen, what would you do?'],
        ['Leila', "I don't know. Panic, probably. No, I guess I could have a card."],
      )[0]?.[1],
    ).not.toBe('open'));
  it('is not open if the figure comes after the asker has insisted', () =>
    expect(
      replies(
        ['Ann', 'What does it cost?'],
        ['Ben', 'It really depends on the roof.'],
        ['Ann', 'Just a range.'],
        ['Ben', 'Somewhere between eight and fourteen thousand.'],
      ).filter(([, answer]) => answer === 'open'),
    ).toEqual([]));
  it.each(['Have a good one.', 'Hang on, where is it, JD zero zero two.'])('is not in: %s', (text) =>
    expect(replies(['Ann', text], ['Ben', 'Bye now.'])).toEqual([]),
  );
  it.each([
    ['Can I jump in?', 'procedural'],
    ['Did I?', 'rhetorical'],
    ['Is it the soil? No. It was the night.', 'rhetorical'],
  ])('asks for nothing: %s', (text, kind) => {
    const model = textOf(
      inputOf([
        { speaker: 'Ben', text: 'You told me so in September.' },
        { speaker: 'Ann', text },
        { speaker: 'Ben', text: 'We could ask the school.' },
      ]),
    );
    expect(questionsOf(model)).toEqual([]);
    expect(questionsApart(model).map((question) => question.kind)).toEqual([kind]);
  });
});
