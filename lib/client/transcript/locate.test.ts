import { expect, test } from 'vitest';
import { locate } from './locate';

const segments = [
  { id: 0, start_s: 0, end_s: 4, speaker: null, confidence: 0.9, text: 'One two three four.' },
  { id: 1, start_s: 10, end_s: 20, speaker: null, confidence: 0.9, text: 'Five six seven eight.' },
];

test('a quote is located by its words, also across passages', () => {
  expect(locate('One two', segments)).toBe(0);
  expect(locate('seven', segments)).toBeCloseTo(10 + (9 / 21) * 10);
  expect(locate('four. Five', segments)).toBeCloseTo((14 / 19) * 4);
  expect(locate('Softened by “six”: “six seven”', segments)).toBeCloseTo(10 + (5 / 21) * 10);
});

test('words that are said twice have no unique place', () => {
  const twice = [...segments, { id: 2, start_s: 30, end_s: 31, speaker: null, confidence: 1, text: 'Two threes.' }];
  expect([locate('three', twice), locate('Two', twice), locate('One two', twice)]).toEqual([null, 30, 0]);
});

test('without times inside a passage the result is the start of the passage', () =>
  expect(locate('seven', segments, false)).toBe(10));

test('words that were not said are not found', () => {
  expect([locate('nine', segments), locate('', segments), locate('One', [])]).toEqual([null, null, null]);
});
