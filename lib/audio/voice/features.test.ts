import { expect, test } from 'vitest';
import type { AcousticTracks } from '#lib/audio/contract';
import { acousticFeatures } from './features.ts';

const hop_s = 0.02;

/** Pieces of [seconds, pitch in Hz or 0, level in dBFS, speech probability]. */
function tracksOf(...pieces: [number, number, number, number][]): AcousticTracks {
  const rows = pieces.flatMap(([seconds, ...row]) => Array.from({ length: Math.round(seconds / hop_s) }, () => row));
  return {
    hop_s,
    pitch_hz: Float32Array.from(rows, ([pitch]) => pitch ?? 0),
    intensity_dbfs: Float32Array.from(rows, ([, level]) => level ?? 0),
    speech: Float32Array.from(rows, ([, , speech]) => speech ?? 0),
  };
}

test('pauses between speech have their exact times; silence before and after does not count', () => {
  const tracks = tracksOf(
    [0.5, 0, -70, 0],
    [2, 120, -20, 0.9],
    [0.5, 0, -70, 0.1],
    [1, 120, -20, 0.9],
    [0.2, 0, -70, 0.1],
    [1, 120, -20, 0.9],
    [0.26, 0, -70, 0],
    [1, 120, -20, 0.9],
    [3, 0, -70, 0],
  );
  expect(acousticFeatures(tracks, [], []).pauses).toEqual([
    { start_s: 2.5, end_s: 3 },
    { start_s: 5.2, end_s: 5.46 },
  ]);
});

test('pitch, level and rate of each segment', () => {
  const tracks = tracksOf([2, 100, -20, 0.9], [1, 0, -70, 0], [2, 200, -30, 0.9]);
  const words = [
    ...Array.from({ length: 6 }, () => ({ segment_id: 0 })),
    ...Array.from({ length: 3 }, () => ({ segment_id: 1 })),
  ];
  const { overall, segments } = acousticFeatures(
    tracks,
    [
      { id: 0, start_s: 0, end_s: 2.4 },
      { id: 1, start_s: 2.6, end_s: 5 },
    ],
    words,
  );
  expect(segments[0]).toMatchObject({
    segment_id: 0,
    pitch_median_hz: 100,
    pitch_range_semitones: 0,
    intensity_dbfs: -20,
    voiced_s: 2,
    speech_rate_wpm: 180,
  });
  expect(segments[1]).toMatchObject({ segment_id: 1, pitch_median_hz: 200, intensity_dbfs: -30, speech_rate_wpm: 90 });
  // An octave is twelve semitones.
  expect(overall).toMatchObject({
    pitch_range_semitones: 12,
    pitch_variability_semitones: 6,
    voiced_s: 4,
    speech_rate_wpm: 135,
    intensity_range_db: 10,
  });
});

test('word counts may be given as a map, and rates vary from three segments on', () => {
  const tracks = tracksOf([6, 100, -20, 0.9]);
  const segments = [0, 1, 2].map((id) => ({ id, start_s: id * 2, end_s: id * 2 + 2 }));
  expect(
    acousticFeatures(
      tracks,
      segments,
      new Map([
        [0, 4],
        [1, 4],
        [2, 4],
      ]),
    ).speech_rate_variability,
  ).toBe(0);
  expect(
    acousticFeatures(
      tracks,
      segments.slice(0, 2),
      new Map([
        [0, 4],
        [1, 4],
      ]),
    ).speech_rate_variability,
  ).toBeNull();
});

test('too little voice gives null, not a number', () => {
  const features = acousticFeatures(
    tracksOf([0.1, 100, -20, 0.9], [1, 0, -80, 0]),
    [{ id: 0, start_s: 0, end_s: 1.1 }],
    [],
  );
  expect(features.segments[0]).toMatchObject({
    pitch_median_hz: null,
    pitch_range_semitones: null,
    intensity_dbfs: null,
    speech_rate_wpm: null,
  });
});
