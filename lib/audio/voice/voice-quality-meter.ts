import type { VoiceQualityTracks } from '#lib/audio/contract';
import { GrowingFloats } from '#lib/audio/measure/growing-floats';
import { harmonicsToNoise_db } from './harmonicity.ts';
import { findPulses, type Pulse } from './periods.ts';
import { type FoundPitch, voicedFrom } from './pitch-finder.ts';
import { jitterLocal, shimmerLocal_db } from './perturbation.ts';
import { balanceWindow, createSpectralBalance } from '#lib/audio/measure/spectral-balance';

const rate = 16_000;
/** Samples per measurement: 100 ms, six periods of the lowest voice. */
export const qualityWindow = 1_600;
/**
 * Pitch frames of 20 ms around a measurement, all voiced, and how far the highest pitch may lie above the lowest, since
 * a change of pitch raises jitter.
 */
export const steadyFrames = 5;
const mostSpread = 1.1;
/**
 * How much the period may change from one end of a measurement to the other, along a straight line: a larger change is
 * intonation.
 */
const mostGlide = 0.04;
/** The least clarity of such a frame: lower than for the pitch track, which would leave out the rough voices. */
const leastClarity = 0.6;
/**
 * The least time between measurements, in seconds: three per second describe a voice, and take seconds for an hour.
 * Shorter after a failed one.
 */
const apart_s = 0.3;
const retry_s = 0.1;
/** The alpha ratio is measured in every third voiced frame: it differs between vowels, so a passage needs many. */
const everyVoiced = 3;

/**
 * Jitter, shimmer and harmonics-to-noise ratio of a voice, sampled during decoding: at most three times per second, and
 * only where 100 ms have a pitch that glides by less than 4 %, two thirds of a semitone. So they describe the steady
 * parts of vowels; a voice too rough to have a pitch is not included. The alpha ratio covers all voice.
 */
export class VoiceQualityMeter {
  readonly #balance = createSpectralBalance();
  readonly #at_s = new GrowingFloats();
  readonly #jitter = new GrowingFloats();
  readonly #shimmer_db = new GrowingFloats();
  readonly #hnr_db = new GrowingFloats();
  readonly #alpha_db = new GrowingFloats();
  readonly #alphaAt_s = new GrowingFloats();
  #voiced = 0;
  readonly #pitches: number[] = [];
  #next_s = 0;

  /** Takes the pitch of the next frame with its samples, of which the middle is used. */
  hear({ clarity }: FoundPitch, samples: Float32Array, middle_s: number): void {
    if (clarity < voicedFrom || this.#voiced++ % everyVoiced > 0) return;
    const from = Math.floor((samples.length - balanceWindow) / 2);
    const alpha_db = this.#balance(samples.subarray(from, from + balanceWindow));
    if (alpha_db === null) return;
    this.#alpha_db.push(alpha_db);
    this.#alphaAt_s.push(middle_s);
  }

  /**
   * Takes the pitch of the next frame; returns whether the frames so far, including this one, should be measured around
   * their middle.
   */
  isSteady({ hertz, clarity }: FoundPitch, middle_s: number): boolean {
    this.#pitches.push(clarity >= leastClarity ? hertz : 0);
    if (this.#pitches.length > steadyFrames) this.#pitches.shift();
    if (this.#pitches.length < steadyFrames || middle_s < this.#next_s) return false;
    const least = Math.min(...this.#pitches);
    return least > 0 && Math.max(...this.#pitches) < least * mostSpread;
  }

  /** Measures `qualityWindow` samples around `middle_s`, unless the pitch glides there. */
  measure(samples: Float32Array, middle_s: number): void {
    const period = rate / (this.#pitches.toSorted((a, b) => a - b)[Math.floor(steadyFrames / 2)] ?? rate);
    const pulses = findPulses(samples, period);
    const glides = glide(pulses) > mostGlide;
    this.#next_s = middle_s + (glides ? retry_s : apart_s);
    if (glides) return;
    this.#at_s.push(middle_s);
    this.#jitter.push(jitterLocal(pulses) ?? Number.NaN);
    this.#shimmer_db.push(shimmerLocal_db(pulses) ?? Number.NaN);
    this.#hnr_db.push(harmonicsToNoise_db(samples, period) ?? Number.NaN);
  }

  tracks(): VoiceQualityTracks {
    return {
      at_s: this.#at_s.toArray(),
      jitter: this.#jitter.toArray(),
      shimmer_db: this.#shimmer_db.toArray(),
      hnr_db: this.#hnr_db.toArray(),
      alpha_db: this.#alpha_db.toArray(),
      alpha_at_s: this.#alphaAt_s.toArray(),
    };
  }
}

/**
 * Change of the period over all pulses, by the least-squares line, as a share of their mean. 0 for fewer than three.
 */
function glide(pulses: readonly Pulse[]): number {
  const periods = pulses.slice(1).map(({ at }, index) => at - (pulses[index]?.at ?? at));
  if (periods.length < 3) return 0;
  const middle = (periods.length - 1) / 2;
  const mean = periods.reduce((sum, period) => sum + period, 0) / periods.length;
  const spread = periods.reduce((sum, _, index) => sum + (index - middle) ** 2, 0);
  const slope = periods.reduce((sum, period, index) => sum + (index - middle) * (period - mean), 0) / spread;
  return Math.abs(slope * periods.length) / mean;
}
