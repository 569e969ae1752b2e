import { mean } from '#lib/base/statistics';
import type { Pulse } from './periods.ts';

/**
 * Consecutive periods, or peaks, that differ by more than this factor do not count as neighbours (Praat's defaults).
 */
const mostPeriodFactor = 1.3;
const mostAmplitudeFactor = 1.6;
/** The least number of differences for a mean. */
const leastPairs = 3;

/**
 * Jitter (local), as in Praat ("PointProcess: Get jitter (local)") and MDVP's Jitt: the mean absolute difference
 * between consecutive periods over the mean period, as a ratio. null with fewer than three pairs of periods.
 */
export function jitterLocal(pulses: readonly Pulse[]): number | null {
  const periods = pulses.slice(1).map(({ at }, index) => at - (pulses[index]?.at ?? at));
  const differences = pairs(periods, mostPeriodFactor).map(([one, next]) => Math.abs(next - one));
  return differences.length < leastPairs ? null : mean(differences) / mean(periods);
}

/**
 * Shimmer (local, dB), as in Praat and MDVP's ShdB: the mean absolute difference between the peaks of consecutive
 * periods in dB. null with fewer than three pairs.
 */
export function shimmerLocal_db(pulses: readonly Pulse[]): number | null {
  const differences = pairs(
    pulses.map(({ peak }) => peak),
    mostAmplitudeFactor,
  ).map(([one, next]) => Math.abs(20 * Math.log10(next / one)));
  return differences.length < leastPairs ? null : mean(differences);
}

function pairs(values: readonly number[], mostFactor: number): [number, number][] {
  return values.slice(1).flatMap((next, index) => {
    const one = values[index] ?? 0;
    return one > 0 && next > 0 && next < one * mostFactor && one < next * mostFactor
      ? [[one, next] satisfies [number, number]]
      : [];
  });
}
