import { describe, expect, test } from 'vitest';
import { AcousticTracker } from './acoustic-tracker.ts';
import type { VoiceFeatures } from '#lib/audio/contract';
import { acousticFeatures } from './features.ts';
import { join, music, noise, silence, type Sound, tone, voice } from '#lib/audio/testing/sounds';

const rate = 16_000;

/** The features if everything counts as speech. */
async function measure(sound: Sound, batch = 4_096): Promise<VoiceFeatures> {
  const tracker = new AcousticTracker(async () => 1);
  const samples = Int16Array.from(sound, (value) => Math.round(Math.max(-1, Math.min(1, value)) * 32_767));
  for (let at = 0; at < samples.length; at += batch) await tracker.push(samples.subarray(at, at + batch));
  const { tracks } = await tracker.finish();
  return acousticFeatures(tracks, [], []).overall;
}

/** Within a quarter of the truth. */
function expectNear(value: number | null, truth: number): void {
  expect(value).toBeGreaterThan(truth * 0.75);
  expect(value).toBeLessThan(truth * 1.25);
}

describe.each([110, 120, 160, 210])('a voice at %d Hz', (pitch_hz) => {
  test.each([0.005, 0.01, 0.02])('with a jitter of %f', async (jitter) => {
    const features = await measure(voice(12, rate, { pitch_hz, jitter }));
    expectNear(features.jitter_local, jitter);
    expect(Math.abs((features.pitch_median_hz ?? 0) / pitch_hz - 1)).toBeLessThan(0.01);
  });

  test.each([0.2, 0.5, 1])('with a shimmer of %f dB', async (shimmer_db) => {
    const features = await measure(voice(12, rate, { pitch_hz, shimmer_db }));
    expectNear(features.shimmer_local_db, shimmer_db);
    // A difference in height is not one in length.
    expect(features.jitter_local).toBeLessThan(0.002);
  });

  test.each([5, 10, 20, 30])('with a harmonics-to-noise ratio of %d dB', async (hnr_db) => {
    const features = await measure(voice(4, rate, { pitch_hz, hnr_db }));
    expect(Math.abs((features.hnr_db ?? 99) - hnr_db)).toBeLessThan(1.5);
  });

  test('a perfectly even voice has next to no jitter and shimmer', async () => {
    const features = await measure(voice(5, rate, { pitch_hz }));
    expect(features.jitter_local).toBeLessThan(0.001);
    expect(features.shimmer_local_db).toBeLessThan(0.05);
    expect(features.hnr_db).toBeGreaterThan(35);
  });
});

test('the jitter of a very low voice is read too low rather than too high', async () => {
  expectNear((await measure(voice(12, rate, { pitch_hz: 80, jitter: 0.01 }))).jitter_local, 0.01);
  const rough = (await measure(voice(12, rate, { pitch_hz: 80, jitter: 0.02 }))).jitter_local;
  expect(rough === null || (rough > 0.008 && rough < 0.02)).toBe(true);
});

test('a pure tone has no jitter and no noise', async () => {
  const features = await measure(tone(220, 4, rate, -12));
  expect(features.jitter_local).toBeLessThan(0.0005);
  expect(features.shimmer_local_db).toBeLessThan(0.01);
  expect(features.hnr_db).toBe(40);
});

test.each<[string, Sound]>([
  ['silence', silence(3, rate)],
  ['white noise', noise(5, rate, -20)],
  ['pink noise', noise(5, rate, -20, 'pink')],
  ['0.2 s of voice', voice(0.2, rate, { pitch_hz: 120 })],
  ['one sample', silence(1 / rate, rate)],
  ['nothing', new Float32Array(0)],
])('%s: no value', async (_, sound) => {
  expect(await measure(sound)).toMatchObject({
    jitter_local: null,
    shimmer_local_db: null,
    hnr_db: null,
    alpha_ratio_db: null,
  });
});

test('a voice that glides an octave per second has no steady moment', async () => {
  expect(await measure(voice(2, rate, { pitch_hz: 150, glide_semitones: 24 }))).toMatchObject({
    jitter_local: null,
    shimmer_local_db: null,
    hnr_db: null,
  });
});

test('music gives finite numbers or none', async () => {
  const { jitter_local, shimmer_local_db, hnr_db, alpha_ratio_db } = await measure(music(6, rate));
  for (const value of [jitter_local, shimmer_local_db, hnr_db, alpha_ratio_db])
    expect(value === null || Number.isFinite(value)).toBe(true);
});

test('neither the gain nor the size of the batches changes the result', async () => {
  const shape = { pitch_hz: 120, jitter: 0.01, shimmer_db: 0.5, hnr_db: 20 };
  const loud = await measure(voice(6, rate, { ...shape, dbfs: -18 }));
  const soft = await measure(voice(6, rate, { ...shape, dbfs: -38 }), 777);
  expectNear(soft.jitter_local, loud.jitter_local ?? 0);
  expect(soft.hnr_db).toBeCloseTo(loud.hnr_db ?? 0, 0);
  expect(soft.alpha_ratio_db).toBeCloseTo(loud.alpha_ratio_db ?? 0, 0);
});

test('the alpha ratio follows the balance of the spectrum', async () => {
  const pressed = await measure(voice(5, rate, { pitch_hz: 120, tilt_db: 6 }));
  const relaxed = await measure(voice(5, rate, { pitch_hz: 120, tilt_db: 15 }));
  expect((pressed.alpha_ratio_db ?? 0) - (relaxed.alpha_ratio_db ?? 0)).toBeGreaterThan(5);
});

test('only moments within a segment count for it', async () => {
  const tracker = new AcousticTracker(async () => 1);
  const sound = join(voice(5, rate, { pitch_hz: 180, jitter: 0.02 }), voice(5, rate, { pitch_hz: 180, jitter: 0.005 }));
  await tracker.push(Int16Array.from(sound, (value) => Math.round(value * 32_767)));
  const { tracks } = await tracker.finish();
  const { segments } = acousticFeatures(
    tracks,
    [
      { id: 0, start_s: 0, end_s: 5 },
      { id: 1, start_s: 5, end_s: 10 },
      { id: 2, start_s: 10, end_s: 10.2 },
    ],
    [],
  );
  expectNear(segments[0]?.jitter_local ?? null, 0.02);
  expectNear(segments[1]?.jitter_local ?? null, 0.005);
  expect(segments[2]?.jitter_local).toBeNull();
});
