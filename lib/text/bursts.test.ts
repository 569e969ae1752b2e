import { describe, expect, it } from 'vitest';
import { inputOf, type Line } from '#lib/analyses/testing/input';
import { binomialTail, burstsOf } from './bursts.ts';
import { textOf } from './model.ts';

/** The bursts of "zap". */
const read = (lines: (string | Line)[]) => {
  const model = textOf(inputOf(lines));
  return burstsOf(
    model.sentences,
    model.tokens.filter((token) => token.norm === 'zap'),
  ).map((burst) => ({ ...burst, text: model.text.slice(burst.start, burst.end) }));
};
const plain = Array.from({ length: 20 }, (_, i) => `We walked along the river number ${i} to the house.`);

describe('passages that stand out', () => {
  it('gives the passage with both counts', () => {
    const [first, ...others] = read([...plain, 'Then zap was zap there.', 'It was zap or zap.', ...plain]);
    expect(others).toEqual([]);
    expect(first).toMatchObject({
      text: 'Then zap was zap there. It was zap or zap.',
      occurrences: 4,
      words: 10,
      restOccurrences: 0,
      restWords: 400,
    });
  });
  it('compares speakers with themselves', () => {
    const often = Array.from({ length: 20 }, () => ({
      text: 'We zap walked along the zap river to the house.',
      speaker: 'A',
    }));
    expect(
      read([
        ...often,
        { text: 'Then zap was zap there. It was zap or zap.', speaker: 'B' },
        ...plain.map((text) => ({ text, speaker: 'B' })),
      ]).map(({ speaker }) => speaker),
    ).toEqual(['B']);
  });
  it.each([
    ['three are too few', [...plain, 'Then zap was zap there and zap.']],
    ['no rest to compare with', ['Then zap was zap there. It was zap or zap.', 'We walked home.']],
    ['even throughout', Array.from({ length: 40 }, () => 'Then zap was there by the zap river.')],
    ['spread over the whole', plain.map((text, i) => (i % 4 === 0 ? `${text} zap` : text))],
  ])('finds none in: %s', (_, lines) => expect(read(lines)).toEqual([]));
});

it('adds up the tail of a binomial distribution', () => {
  expect(binomialTail(3, 3, 0.5)).toBeCloseTo(0.125, 10);
  expect(binomialTail(9, 10, 0.5)).toBeCloseTo(11 / 1024, 10);
  expect(binomialTail(4, 4, 0.1)).toBeCloseTo(0.0001, 10);
  expect(binomialTail(1, 10, 0.5)).toBe(1);
  expect(binomialTail(500, 5000, 0.05)).toBeLessThan(1e-9);
});
