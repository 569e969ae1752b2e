import { interpolationDepth, peakBetween } from '#lib/audio/measure/interpolation';

/** How far from the expected period the best one is searched for. */
const search = 0.05;
/** In dB: higher ratios cannot be distinguished from perfect periodicity at 16 kHz. */
const mostDb = 40;

/**
 * Harmonics-to-noise ratio in dB by Boersma (1993, Proceedings of the Institute of Phonetic Sciences 17): the
 * autocorrelation of the windowed sound divided by that of the window (Hann), r being its height at the period: 10
 * log10(r / (1 - r)), at most 40. Needs at least 4.5 periods in `samples`, whose mean is subtracted. null if there is
 * no sound, or no peak near `period` (in samples).
 */
export function harmonicsToNoise_db(samples: Float32Array, period: number): number | null {
  const length = samples.length;
  let mean = 0;
  for (const sample of samples) mean += sample / length;
  const windowed = samples.map(
    (sample, index) => (sample - mean) * (0.5 - 0.5 * Math.cos((2 * Math.PI * (index + 0.5)) / length)),
  );
  const power = correlation(windowed, 0);
  if (power <= 1e-12) return null;
  const shortest = Math.floor(period * (1 - search));
  const longest = Math.ceil(period * (1 + search));
  const first = Math.max(1, shortest - interpolationDepth);
  const heights = new Float64Array(longest + interpolationDepth - first + 1);
  let best = shortest - first;
  for (let index = 0; index < heights.length; index++) {
    const lag = first + index;
    heights[index] = correlation(windowed, lag) / power / windowCorrelation(lag / length);
    if (lag >= shortest && lag <= longest && (heights[index] ?? 0) > (heights[best] ?? 0)) best = index;
  }
  const height = peakBetween(heights, best - 1, best + 1).value;
  if (height <= 0) return null;
  return Math.min(mostDb, height >= 1 ? mostDb : 10 * Math.log10(height / (1 - height)));
}

function correlation(samples: Float32Array, lag: number): number {
  let sum = 0;
  for (let index = samples.length - lag - 1; index >= 0; index--)
    sum += (samples[index] ?? 0) * (samples[index + lag] ?? 0);
  return sum;
}

/** Normalised autocorrelation of a Hann window, at a lag given as a share of its length (Boersma 1993, formula 8). */
function windowCorrelation(share: number): number {
  const angle = 2 * Math.PI * share;
  return (1 - share) * (2 / 3 + Math.cos(angle) / 3) + Math.sin(angle) / (2 * Math.PI);
}
