import { expect, test } from 'vitest';
import { harmonicsToNoise_db } from './harmonicity.ts';
import { noise, silence, tone, voice } from '#lib/audio/testing/sounds';

const rate = 16_000;

test.each([0, 5, 10, 20, 30])('a harmonics-to-noise ratio of %d dB is found within 1.5 dB', (hnr_db) => {
  for (const pitch_hz of [80, 130, 250]) {
    const sound = voice(4, rate, { pitch_hz, hnr_db });
    const found = Array.from(
      { length: 30 },
      (_, index) =>
        harmonicsToNoise_db(sound.subarray(2_000 + index * 1_600, 3_600 + index * 1_600), rate / pitch_hz) ?? -99,
    );
    expect(Math.abs(found.toSorted((a, b) => a - b)[15] ?? -99)).toBeGreaterThan(hnr_db - 1.5);
    expect(found.toSorted((a, b) => a - b)[15]).toBeLessThan(hnr_db + 1.5);
  }
});

test('a constant offset is no sound', () => {
  expect(harmonicsToNoise_db(silence(0.1, rate).fill(0.3), 100)).toBeNull();
  expect(harmonicsToNoise_db(silence(0.1, rate), 100)).toBeNull();
});

test('a tone gives the largest measurable ratio; noise is below zero', () => {
  expect(harmonicsToNoise_db(tone(160, 0.1, rate, -10), 100)).toBe(40);
  expect(harmonicsToNoise_db(noise(0.1, rate, -10), 100) ?? -99).toBeLessThan(0);
});
