import { describe, expect, test } from 'vitest';
import { sharesOf } from './shares.ts';

describe('shares add up to one', () => {
  test.each([
    [[1, 1, 1], 2, [0.34, 0.33, 0.33]],
    [[335, 335, 330], 2, [0.34, 0.33, 0.33]],
    [[2, 1], 3, [0.667, 0.333]],
    [[0.5, 0.5], 2, [0.5, 0.5]],
    [[5, 0], 2, [1, 0]],
    [[0, 0], 2, [0, 0]],
    [[], 2, []],
  ])('%j to %i places: %j', (parts, digits, expected) => expect(sharesOf(parts, digits)).toEqual(expected));

  test('the same for many small parts', () => {
    const shares = sharesOf(
      Array.from({ length: 37 }, (_, part) => part + 0.1),
      2,
    );
    expect(Math.round(shares.reduce((sum, share) => sum + share, 0) * 100)).toBe(100);
  });
});
