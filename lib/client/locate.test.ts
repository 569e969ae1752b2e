import { expect, test } from 'vitest';
import { locate } from './locate';

const segments = [
  { id: 0, start_s: 0, end_s: 4, speaker: null, confidence: 0.9, text: 'One two three four.' },
  { id: 1, start_s: 10, end_s: 20, speaker: null, confidence: 0.9, text: 'Five six seven eight.' },
];

test('a quote is found by its place in the text, across passages too', () => {
  expect(locate('One two', segments)).toBe(0);
  expect(locate('seven', segments)).toBeCloseTo(10 + (9 / 21) * 10);
  expect(locate('four. Five', segments)).toBeCloseTo((14 / 19) * 4);
  expect(locate('Softened by “six”: “six seven”', segments)).toBeCloseTo(10 + (5 / 21) * 10);
});

test('what was not said is not found', () => {
  expect([locate('nine', segments), locate('', segments), locate('One', [])]).toEqual([null, null, null]);
});
