import { expect, test } from 'vitest';
import { afterSilence, loopBack, passageAt, speedAfter, stretchOf } from './listening';

const segments = [
  { id: 0, start_s: 1, end_s: 3, speaker: null, text: 'One.', confidence: 1 },
  { id: 1, start_s: 5, end_s: 8, speaker: null, text: 'Two.', confidence: 1 },
  { id: 4, start_s: 9, end_s: 12, speaker: null, text: 'Three.', confidence: 1 },
];

test('speeds go up and down between half and three times', () => {
  expect(speedAfter(1, 1)).toBe(1.25);
  expect(speedAfter(1, -1)).toBe(0.75);
  expect(speedAfter(3, 1)).toBe(3);
  expect(speedAfter(0.5, -1)).toBe(0.5);
});

test('a pause is skipped after its beginning and before its end, and words never are', () => {
  const pauses = [{ start_s: 3, end_s: 5 }];
  expect(afterSilence(pauses, 3.1)).toBe(null);
  expect(afterSilence(pauses, 3.3)).toBe(4.75);
  expect(afterSilence(pauses, 4.6)).toBe(null);
  expect(afterSilence(pauses, 5.2)).toBe(null);
  expect(afterSilence([{ start_s: 3, end_s: 3.6 }], 3.3)).toBe(null);
});

test('a loop restarts at its end', () => {
  expect(loopBack({ start_s: 5, end_s: 8 }, 7.9)).toBe(null);
  expect(loopBack({ start_s: 5, end_s: 8 }, 8)).toBe(5);
  expect(loopBack({ start_s: 5, end_s: 8 }, 2)).toBe(5);
});

test('the passage at a moment, and the stretch of several passages', () => {
  expect(passageAt(segments, 6)).toEqual({ start_s: 5, end_s: 8 });
  expect(passageAt(segments, 8.5)).toEqual({ start_s: 5, end_s: 8 });
  expect(passageAt(segments, 0)).toEqual({ start_s: 1, end_s: 3 });
  expect(passageAt([], 3)).toBe(null);
  expect(stretchOf(segments, [1, 4])).toEqual({ start_s: 5, end_s: 12 });
  expect(stretchOf(segments, [9])).toBe(null);
});
