import { describe, expect, it } from 'vitest';
import { inputOf } from '#lib/analyses/testing/input';
import { talkOf } from '#lib/text/learned/talk';
import { textOf } from '#lib/text/model';
import { checkableOf } from './checkable.ts';
import { disagreementsOf } from './course.ts';

const padding = Array.from(
  { length: 12 },
  (_, k) =>
    [
      k % 2 === 0 ? 'Ann' : 'Ben',
      'We walked along the river to the old mill and had our tea in the garden there.',
    ] as const,
);

/** The model of lines behind some harmless talk, with a score of 1 for one of them. */
function scored(target: 'disagree' | 'checkable', place: number, ...lines: (readonly [string, string])[]) {
  const model = textOf(inputOf([...padding, ...lines].map(([speaker, text]) => ({ speaker, text }))));
  const { final } = talkOf(model);
  final[target].fill(-20);
  final[target][padding.length + place] = 20;
  return model;
}

describe('a disagreement', () => {
  const quoted = (place: number, ...lines: (readonly [string, string])[]) =>
    disagreementsOf(scored('disagree', place, ...lines)).map(({ text, between }) => [text, between]);
  it('is quoted from the passage in which somebody objects', () =>
    expect(
      quoted(
        0,
        ['Price', 'Meaning the, er, the operator.'],
        ['Holm', 'The trust says the council told them to stay open.'],
        ['Price', "That's not true."],
      ),
    ).toEqual([]));
  it('is quoted from the next passage if the objection is there', () =>
    expect(
      quoted(
        0,
        ['Holm', 'The trust says the council told them to stay open.'],
        ['Price', 'We never told them that.'],
        ['Holm', 'I see.'],
      ),
    ).toEqual([['We never told them that.', ['Price', 'Holm']]]));
  it('is left out if nobody objects', () =>
    expect(quoted(0, ['Sal', "I'll bring you up a space heater."], ['Keisha', 'Fine by me, bring it.'])).toEqual([]));
});

describe('a statement to check', () => {
  const checked = (text: string) =>
    checkableOf(scored('checkable', 1, ['Ann', 'Mm.'], ['Ben', text])).map((each) => each.text);
  it.each([
    'The staff there were brilliant.',
    "It'd take two weeks to get enough traffic.",
    'Thank you, twelve of them.',
  ])('is no estimate, evaluation or courtesy: %s', (text) => expect(checked(text)).toEqual([]));
  it('states how things are', () =>
    expect(checked('The report took nine months to write.')).toEqual(['The report took nine months to write.']));
});
