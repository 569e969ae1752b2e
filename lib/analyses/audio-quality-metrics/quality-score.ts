/** The measures from which scores are computed; null if a measure is not available. */
export interface QualityParts {
  signal_to_noise_ratio_db: number | null;
  bandwidth_hz: number | null;
  clipping_ratio: number;
  true_peak_dbtp: number | null;
  loudness_lufs: number | null;
  /** Standard deviation of the speech level, dB. */
  level_spread_db: number | null;
  breaks_off: boolean;
}

/** Least share of samples at full scale at which a recording counts as clipped. */
export const clippingFrom = 0.0001;
/** Ratios of signal to noise, in dB, below which a recording counts as noisy and as heavily noisy. */
export const noisyBelow_db = 15;
const veryNoisyBelow_db = 10;
/**
 * Highest scores of a recording with peaks above full scale, clipping or noise, which is then not excellent, and of one
 * with heavy clipping or noise, which is then not good.
 */
const mostWithFault = 84;
const mostWithHeavyFault = 64;
/** Least share of clipped samples at which clipping is audible throughout. */
const heavyClipping = 0.01;

/** 0 at `from`, 1 at `to`, linear in between. */
function ramp(value: number, from: number, to: number): number {
  return Math.min(1, Math.max(0, (value - from) / (to - from)));
}

/** 1 without clipping, 0 from 1 % of all samples on. */
function cleanness(clipping_ratio: number): number {
  return 1 - ramp(clipping_ratio, 0, 0.01);
}

/** 1 if the speech level is steady, 0 if its standard deviation is 12 dB. */
export function volumeConsistency(level_spread_db: number | null): number | null {
  return level_spread_db === null ? null : 1 - ramp(level_spread_db, 2, 12);
}

/**
 * How clearly speech stands out, 0 to 1: ratio of signal to noise from 5 to 30 dB (weight 0.6) and bandwidth from 2 to
 * 8 kHz (0.4), reduced by clipping to half at most. null without speech.
 */
export function clarityScore({ signal_to_noise_ratio_db, bandwidth_hz, clipping_ratio }: QualityParts): number | null {
  if (signal_to_noise_ratio_db === null) return null;
  const open = 0.6 * ramp(signal_to_noise_ratio_db, 5, 30) + 0.4 * ramp(bandwidth_hz ?? 0, 2_000, 8_000);
  return open * (0.5 + 0.5 * cleanness(clipping_ratio));
}

/**
 * Quality of the recording for listening to speech, 0 to 100: ratio of signal to noise 35 points, bandwidth 25, no
 * clipping 20, loudness within 10 LU of the range from -23 to -14 LUFS 10, steady level 10. A missing ratio or level
 * counts half. Without speech the score is at most 40. A recording that breaks off loses 10. Peaks above full scale,
 * clipping or noise limit it to 84, heavy clipping or noise to 64.
 */
export function qualityScore(parts: QualityParts): number {
  const {
    signal_to_noise_ratio_db: snr,
    bandwidth_hz,
    clipping_ratio,
    loudness_lufs,
    level_spread_db,
    breaks_off,
  } = parts;
  const offLevel = loudness_lufs === null ? 10 : Math.max(0, -23 - loudness_lufs, loudness_lufs + 14);
  const sum =
    35 * (snr === null ? 0.5 : ramp(snr, 5, 30)) +
    25 * ramp(bandwidth_hz ?? 0, 2_000, 8_000) +
    20 * cleanness(clipping_ratio) +
    10 * (1 - ramp(offLevel, 0, 10)) +
    10 * (volumeConsistency(level_spread_db) ?? 0.5) -
    (breaks_off ? 10 : 0);
  return Math.round(Math.max(0, Math.min(snr === null ? 40 : 100, mostFor(parts), sum)));
}

function mostFor({ signal_to_noise_ratio_db: snr, clipping_ratio, true_peak_dbtp }: QualityParts): number {
  if (clipping_ratio >= heavyClipping || (snr !== null && snr < veryNoisyBelow_db)) return mostWithHeavyFault;
  return clipping_ratio >= clippingFrom || (true_peak_dbtp ?? 0) > 0 || (snr !== null && snr < noisyBelow_db)
    ? mostWithFault
    : 100;
}

export function qualityWord(score: number): 'excellent' | 'good' | 'fair' | 'poor' {
  if (score >= 85) return 'excellent';
  if (score >= 65) return 'good';
  return score >= 45 ? 'fair' : 'poor';
}
