import type { AcousticTracks, VoiceFeatures } from '#lib/audio/contract';
import { mean, median, roundOrNull } from '#lib/base/statistics';

/** The fewest moments of steady voice for a median: about a second of talk. */
const leastMoments = 3;
/** The same for the alpha ratio, which is measured every 60 ms: half a second of voice. */
const leastAlphas = 8;

/**
 * Medians of the samples within the ranges, given in seconds (for the alpha ratio the mean); NaN, a failed measurement,
 * is left out.
 */
export function voiceQuality(
  { voice_quality }: AcousticTracks,
  ranges: readonly { start_s: number; end_s: number }[],
): Pick<VoiceFeatures, 'jitter_local' | 'shimmer_local_db' | 'hnr_db' | 'alpha_ratio_db'> {
  if (!voice_quality) return { jitter_local: null, shimmer_local_db: null, hnr_db: null, alpha_ratio_db: null };
  const { at_s, jitter, shimmer_db, hnr_db, alpha_db, alpha_at_s } = voice_quality;
  const within = (values: Float32Array, times_s: Float32Array): number[] =>
    ranges
      .flatMap(({ start_s, end_s }) => [...values.subarray(firstFrom(times_s, start_s), firstFrom(times_s, end_s))])
      .filter((value) => !Number.isNaN(value));
  const middle = (values: Float32Array, digits: number): number | null =>
    roundOrNull(median(within(values, at_s), leastMoments), digits);
  const alphas = within(alpha_db, alpha_at_s);
  return {
    jitter_local: middle(jitter, 5),
    shimmer_local_db: middle(shimmer_db, 3),
    hnr_db: middle(hnr_db, 1),
    alpha_ratio_db: alphas.length < leastAlphas ? null : roundOrNull(mean(alphas), 1),
  };
}

/** Index of the first value of at least `least`; `rising` is ascending. */
function firstFrom(rising: Float32Array, least: number): number {
  let low = 0;
  let high = rising.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((rising[middle] ?? Infinity) < least) low = middle + 1;
    else high = middle;
  }
  return low;
}
