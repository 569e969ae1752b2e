import { expect, test } from 'vitest';
import { findPulses } from './periods.ts';
import { jitterLocal, shimmerLocal_db } from './perturbation.ts';
import { noise, silence, voice } from '#lib/audio/testing/sounds';

const pulsesOf = (periods: number[], peaks: number[] = []) => {
  let at = 0;
  return [0, ...periods].map((period, index) => ({ at: (at += period), peak: peaks[index] ?? 1 }));
};

test('jitter is the mean difference of neighbouring periods over the mean period', () => {
  expect(jitterLocal(pulsesOf([100, 102, 100, 102]))).toBeCloseTo(2 / 101, 10);
  // A steady rise counts, too: jitter is local, not relative to a trend.
  expect(jitterLocal(pulsesOf([100, 101, 102, 103]))).toBeCloseTo(1 / 101.5, 10);
});

test('shimmer is the mean ratio of neighbouring peaks in dB', () => {
  expect(shimmerLocal_db(pulsesOf([100, 100, 100], [1, 1.1, 1, 1.1]))).toBeCloseTo(20 * Math.log10(1.1), 10);
});

test('too few periods, or neighbours that differ too much, give nothing', () => {
  expect(jitterLocal(pulsesOf([100, 102, 100]))).toBeNull();
  expect(jitterLocal(pulsesOf([100, 150, 100, 150, 100]))).toBeNull();
  expect(shimmerLocal_db(pulsesOf([100, 100, 100, 100], [1, 2, 1, 2, 1]))).toBeNull();
  expect(shimmerLocal_db(pulsesOf([100, 100, 100], [0, 0, 0, 0]))).toBeNull();
  expect(jitterLocal([])).toBeNull();
});

test('periods are found between samples', () => {
  // 130 Hz is 123.08 samples.
  const pulses = findPulses(voice(0.2, 16_000, { pitch_hz: 130 }).subarray(800, 2_400), 16_000 / 130);
  expect(pulses.length).toBeGreaterThan(9);
  for (const [index, { at }] of pulses.slice(1).entries())
    expect(at - (pulses[index]?.at ?? 0)).toBeCloseTo(16_000 / 130, 0.5);
});

test('noise has no periods, silence has no peak, and a sound shorter than its periods gives nothing', () => {
  expect(findPulses(noise(0.1, 16_000, -20), 130).length).toBeLessThan(4);
  expect(findPulses(silence(0.1, 16_000), 130)).toEqual([]);
  expect(findPulses(voice(0.01, 16_000, { pitch_hz: 100 }), 160)).toEqual([]);
});
