import { expect, test } from 'vitest';
import { ticks } from './ticks';

test('the axis has round times and not too many', () => {
  expect(ticks(0, 62)).toEqual([0, 10, 20, 30, 40, 50]);
  expect(ticks(0, 3600).length).toBeLessThanOrEqual(8);
  expect(ticks(0, Number.NaN)).toEqual([]);
  // A text whose stamps are the time of day.
  expect(ticks(36_153, 36_178, 6)).toEqual([36_153, 36_160, 36_165, 36_170, 36_175]);
});
