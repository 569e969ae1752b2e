import { expect, test } from 'vitest';
import { bestPath } from './time-warping.ts';

function matrix(...rows: number[][]): Parameters<typeof bestPath>[0] {
  return { values: Float32Array.from(rows.flat()), rows: rows.length, columns: rows[0]?.length ?? 0 };
}

test('the path follows high values, row by row', () => {
  expect(bestPath(matrix([9, 9, 0, 0, 0, 0], [0, 0, 9, 0, 0, 0], [0, 0, 0, 9, 9, 9]))).toEqual([
    { from: 0, to: 2 },
    { from: 2, to: 3 },
    { from: 3, to: 6 },
  ]);
});

test('it begins in the first row and column and ends in the last, whatever the values', () => {
  const way = bestPath(matrix([-1, 5, -1, -1], [-1, -1, -1, 5], [-1, -1, -1, -1]));
  expect(way[0]?.from).toBe(0);
  expect(way.at(-1)?.to).toBe(4);
  expect(way.every(({ from, to }, row) => from < to && from >= (way[row - 1]?.from ?? 0))).toBe(true);
});

test('if there are more rows than columns, rows share them', () => {
  expect(bestPath(matrix([1], [1], [1]))).toEqual([
    { from: 0, to: 1 },
    { from: 0, to: 1 },
    { from: 0, to: 1 },
  ]);
});
