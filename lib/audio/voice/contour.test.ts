import { expect, test } from 'vitest';
import { phraseEnds, voiceCurves } from './contour.ts';
import type { AcousticTracks } from '#lib/audio/contract';
import { rateOverTime } from './rate-over-time.ts';

const hop_s = 0.02;

/** Frames of [pitch in Hz or 0, level in dBFS, speech probability] by time. */
function tracksOf(seconds: number, at: (at_s: number) => [number, number, number]): AcousticTracks {
  const rows = Array.from({ length: Math.round(seconds / hop_s) }, (_, index) => at(index * hop_s));
  return {
    hop_s,
    pitch_hz: Float32Array.from(rows, ([pitch]) => pitch),
    intensity_dbfs: Float32Array.from(rows, ([, level]) => level),
    speech: Float32Array.from(rows, ([, , speech]) => speech),
  };
}

test('curves follow the voice and have gaps without one', () => {
  const curves = voiceCurves(
    tracksOf(10, (at) => (at < 5 ? [100 + at * 20, -20, 1] : at < 7 ? [0, -70, 0] : [0, -30, 1])),
    0.5,
  );
  expect(curves?.step_s).toBe(0.1);
  expect(curves?.pitch_hz).toHaveLength(100);
  expect(curves?.pitch_hz[20]).toBeCloseTo(140.8, 0);
  expect(curves?.pitch_hz.slice(50)).toEqual(Array.from({ length: 50 }, () => null));
  expect([curves?.intensity_dbfs[10], curves?.intensity_dbfs[60], curves?.intensity_dbfs[90]]).toEqual([
    -20,
    null,
    -30,
  ]);
});

test('three hours give at most 600 steps', () => {
  const curves = voiceCurves(
    tracksOf(10_800, () => [120, -20, 1]),
    0.5,
  );
  expect(curves?.pitch_hz).toHaveLength(600);
  expect(curves?.step_s).toBeCloseTo(18, 1);
  expect(
    voiceCurves(
      tracksOf(0, () => [0, 0, 0]),
      0.5,
    ),
  ).toBeNull();
});

test('phrases that end in a rise are distinguished from those that fall, stay level, or are too short', () => {
  const last = (semitones: number) =>
    tracksOf(2, (at) => [at < 1.6 ? 150 : 150 * 2 ** ((semitones * (at - 1.6)) / 0.4 / 12), -20, 1]);
  const whole = [{ start_s: 0, end_s: 2 }];
  expect(phraseEnds(last(4), whole)).toEqual({ measured: 1, rising: 1 });
  expect(phraseEnds(last(1), whole)).toEqual({ measured: 1, rising: 0 });
  expect(phraseEnds(last(-4), whole)).toEqual({ measured: 1, rising: 0 });
  expect(phraseEnds(last(4), [{ start_s: 1.8, end_s: 2 }])).toEqual({ measured: 0, rising: 0 });
  expect(
    phraseEnds(
      tracksOf(2, () => [0, -20, 1]),
      whole,
    ),
  ).toEqual({ measured: 0, rising: 0 });
  // A whisper, or breath, after the last vowel.
  expect(
    phraseEnds(
      tracksOf(3, (at) => (at < 2 ? [at < 1.6 ? 150 : 150 * 2 ** ((at - 1.6) / 1.2), -20, 1] : [0, -40, 1])),
      [{ start_s: 0, end_s: 3 }],
    ),
  ).toEqual({ measured: 1, rising: 1 });
});

test('rate in windows of at least ten seconds: words over speech time, not over silence', () => {
  // 30 words in the first 10 s, all speech; 10 words in 4 s of speech; then silence.
  const tracks = tracksOf(30, (at) => [0, -20, at < 10 || (at >= 12 && at < 16) ? 1 : 0]);
  const words = [
    ...Array.from({ length: 30 }, (_, index) => ({ start_s: index / 3, end_s: index / 3 + 0.3 })),
    ...Array.from({ length: 10 }, (_, index) => ({ start_s: 12 + index * 0.4, end_s: 12.3 + index * 0.4 })),
  ];
  expect(rateOverTime(tracks, words, 0.5)).toEqual([
    { start_s: 0, end_s: 10, wpm: 180 },
    { start_s: 10, end_s: 20, wpm: 150 },
    { start_s: 20, end_s: 30, wpm: null },
  ]);
});

test('a short recording is one window, a long one at most 300, and words after the end count in the last', () => {
  expect(
    rateOverTime(
      tracksOf(4, () => [0, -20, 1]),
      [
        { start_s: 1, end_s: 2 },
        { start_s: 4.5, end_s: 5 },
      ],
      0.5,
    ),
  ).toEqual([{ start_s: 0, end_s: 4, wpm: 30 }]);
  expect(
    rateOverTime(
      tracksOf(7_200, () => [0, -20, 1]),
      [{ start_s: 1, end_s: 2 }],
      0.5,
    ),
  ).toHaveLength(300);
  expect(
    rateOverTime(
      tracksOf(60, () => [0, -20, 1]),
      [],
      0.5,
    ),
  ).toEqual([]);
});
