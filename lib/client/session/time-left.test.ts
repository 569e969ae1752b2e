import { expect, test } from 'vitest';
import { secondsLeft, timeLeftWords } from './time-left';

const started_at = '2026-11-20T14:00:00.000Z';
const after = (seconds: number): string => new Date(Date.parse(started_at) + seconds * 1000).toISOString();

test('the pace so far gives the remaining time', () => {
  expect(secondsLeft({ started_at, heard: { until_s: 600, at: after(40) }, audio_s: 3600 })).toBeCloseTo(200);
});

test('no estimate without a length, a start, or a second of work', () => {
  const heard = { until_s: 600, at: after(40) };
  expect(secondsLeft({ started_at, heard, audio_s: null })).toBeNull();
  expect(secondsLeft({ started_at: null, heard, audio_s: 3600 })).toBeNull();
  expect(secondsLeft({ started_at, heard: null, audio_s: 3600 })).toBeNull();
  expect(secondsLeft({ started_at, heard: { until_s: 10, at: after(0.4) }, audio_s: 3600 })).toBeNull();
  expect(secondsLeft({ started_at, heard: { until_s: 0, at: after(4) }, audio_s: 3600 })).toBeNull();
});

test('a probed length that is too short never gives a negative time', () => {
  expect(secondsLeft({ started_at, heard: { until_s: 70, at: after(5) }, audio_s: 60 })).toBe(0);
});

test('the words are as coarse as the estimate', () => {
  expect([2, 12, 52, 61, 200, 3600, 5400].map(timeLeftWords)).toEqual([
    'a few seconds left',
    'about 15 s left',
    'about 55 s left',
    'about 1 min left',
    'about 3 min left',
    'about 1 h left',
    'about 1 h 30 min left',
  ]);
  expect(timeLeftWords(null)).toBeNull();
});
