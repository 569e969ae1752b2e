import { expect, it } from 'vitest';
import { deviation, mean, median, quantile, round, roundOrNull } from './statistics.ts';

it.each([
  [1.23456, undefined, 1.235],
  [1.25, 1, 1.3],
  [-0.04, 1, -0],
  [Number.NaN, 2, Number.NaN],
  [Number.POSITIVE_INFINITY, 2, Number.POSITIVE_INFINITY],
])('rounds %d to %s digits', (value, digits, rounded) => expect(round(value, digits)).toBe(rounded));

it('returns null for a number that is missing or not finite', () =>
  expect([null, undefined, Number.NaN, 0.126].map((value) => roundOrNull(value, 2))).toEqual([null, null, null, 0.13]));

it('without values the mean, the deviation and each quantile are 0, and the median is null', () =>
  expect([mean([]), deviation([]), quantile([], 0.9), median([])]).toEqual([0, 0, 0, null]));

it('takes the values in any order', () => {
  expect([mean([4, 1, 1]), median([9, 1, 2]), median([4, 1, 3, 2])]).toEqual([2, 2, 2.5]);
  expect([quantile([10, 0], 0.25), quantile([3, 1, 2], 1), quantile([7], 0.1)]).toEqual([2.5, 3, 7]);
  expect(deviation([2, 4, 4, 4, 5, 5, 7, 9])).toBe(2);
});

it('the median needs the least number of values', () =>
  expect([median([1, 2], 3), median([1, 2, 6], 3)]).toEqual([null, 2]));
