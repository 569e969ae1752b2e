import { expect, test } from 'vitest';
import { shareOf } from './share-of.ts';

test('shares add up to the whole, however they are rounded', () => {
  const read = {
    parts: { a: { text: 'x'.repeat(7) }, b: { text: 'y'.repeat(90) }, c: {} },
    model: 'm',
    tokens: { input: 100, output: 1_001 },
    cost_usd: 0.03,
    calls: 2,
  };
  const shares = ['a', 'b', 'c'].map((part) => shareOf(read, part));
  expect(shares.reduce((sum, { tokens }) => sum + tokens.input, 0)).toBe(100);
  expect(shares.reduce((sum, { tokens }) => sum + tokens.output, 0)).toBe(1_001);
  expect(shares.reduce((sum, { cost_usd }) => sum + (cost_usd ?? 0), 0)).toBeCloseTo(0.03, 10);
  expect(shares.map(({ calls }) => calls)).toEqual([2, 2, 2]);
  expect(shares[1]?.tokens.output).toBeGreaterThan(700);
});

test('an unknown price stays unknown', () => {
  expect(
    shareOf({ parts: { a: {} }, model: 'm', tokens: { input: 5, output: 7 }, cost_usd: null, calls: 1 }, 'a'),
  ).toEqual({ tokens: { input: 5, output: 7 }, cost_usd: null, calls: 1 });
});
