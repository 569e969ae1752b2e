import { describe, expect, it } from 'vitest';
import { inputOf } from '#lib/analyses/testing/input';
import { talkOf } from '#lib/text/learned/talk';
import { textOf } from '#lib/text/model';
import { argumentsOf } from './arguments.ts';

type Scores = Partial<Record<'claim' | 'reason', Record<number, number>>>;

/** The arguments found if the learned models give these passages these scores, and all others 0. */
function argued(lines: readonly (readonly [string, string])[], scores: Scores) {
  const model = textOf(inputOf(lines.map(([speaker, text]) => ({ speaker, text }))));
  const talk = talkOf(model);
  const of = (given: Record<number, number> = {}) => Float64Array.from(lines, (_, k) => given[k] ?? 0);
  const final = { ...talk.final, claim: of(scores.claim), reason: of(scores.reason) };
  return argumentsOf(model, { ...talk, final }).map(({ claim, reason }) => [claim.text, reason?.text ?? null]);
}

const lines = [
  ['A', 'The old hall is far too small for us.'],
  ['B', 'I see what you mean there.'],
  ['A', 'Last year forty people had to stand outside.'],
] as const;

describe('a reason without a claim in its passage', () => {
  it('supports the most probable claim of its speaker nearby', () =>
    expect(argued(lines, { claim: { 0: 0.45, 1: 0.49 }, reason: { 2: 0.8 } })).toEqual([[lines[0][1], lines[2][1]]]));
  it('does not support a claim three passages away, but a point in its own passage', () => {
    const away = [
      ['A', 'The old hall is far too small for us.'],
      ['B', 'I see what you mean there.'],
      ['A', 'And how do we pay for it?'],
      ['A', 'The ticket price is too low. It has not changed for ten years.'],
    ] as const;
    expect(argued(away, { claim: { 0: 0.9, 3: 0.45 }, reason: { 3: 0.8 } })).toEqual([
      [away[0][1], null],
      ['The ticket price is too low.', 'It has not changed for ten years.'],
    ]);
  });
  it('is left out if no claim is probable', () =>
    expect(argued(lines, { claim: { 0: 0.3, 1: 0.49 }, reason: { 2: 0.8 } })).toEqual([]));
});

describe('a sentence with a claim and its reason', () => {
  const within = (text: string) =>
    argued(
      [
        ['A', text],
        ['B', 'Really?'],
      ],
      { claim: { 0: 0.9 }, reason: { 0: 0.9 } },
    );
  it('is split at its "because"', () =>
    expect(within('We should wait because the money is not there yet.')).toEqual([
      ['We should wait', 'because the money is not there yet'],
    ]));
  it('is quoted whole, next to the part that gives the reason, if no word joins the two', () =>
    expect(within('We should not rent the small hall, forty people stood outside last year.')).toEqual([
      [
        'We should not rent the small hall, forty people stood outside last year.',
        'forty people stood outside last year',
      ],
    ]));
  it.each([
    'It is not a great hall because it has a large stage.',
    'They were late again, which is why we left before the end.',
    'We should rent the large hall, but the budget is small this year.',
    'We should rent the large hall next year.',
  ])('has no reason if the part alone could mean something else: %s', (text) =>
    expect(within(text)).toEqual([[text, null]]),
  );
});

describe('what is quoted', () => {
  it('is no question, also not as the reason', () =>
    expect(
      argued(
        [
          ['A', "With respect, that isn't what I asked. Was the work done within six months?"],
          ['B', 'I have the figures here.'],
        ],
        { claim: { 0: 0.9 }, reason: { 0: 0.9 } },
      ),
    ).toEqual([["With respect, that isn't what I asked.", null]]));
  it.each(['I think so.', "I'm sorry to hear that.", "I'll ring him at ten.", 'With the three points on it.'])(
    'argues for something: %s',
    (text) =>
      expect(
        argued(
          [
            ['A', text],
            ['B', 'Mm.'],
          ],
          { claim: { 0: 0.9 } },
        ),
      ).toEqual([]),
  );
});
