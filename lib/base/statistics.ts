/** Mean, spread, quantiles and rounding, in one place for measuring and for display. Pure. */

/**
 * Rounds for display and storage; three digits of a second are a millisecond. A value that is not finite is returned
 * unchanged.
 */
export function round(value: number, digits = 3): number {
  const factor = 10 ** digits;
  return Math.round(value * factor) / factor;
}

/** As `round`; null for null and for a value that is not finite. */
export function roundOrNull(value: number | null | undefined, digits = 3): number | null {
  return value === null || value === undefined || !Number.isFinite(value) ? null : round(value, digits);
}

/** 0 for no values. */
export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}

/** Standard deviation of the population (divided by n); 0 for no values. */
export function deviation(values: readonly number[]): number {
  const middle = mean(values);
  return Math.sqrt(mean(values.map((value) => (value - middle) ** 2)));
}

/** Linear interpolation between the nearest ranks; `share` from 0 to 1, the values in any order; 0 for no values. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const at = share * (sorted.length - 1);
  const low = sorted[Math.floor(at)] ?? 0;
  const high = sorted[Math.ceil(at)] ?? low;
  return low + (high - low) * (at - Math.floor(at));
}

/** The median; null for fewer than `least` values. */
export function median(values: readonly number[], least = 1): number | null {
  return values.length < least ? null : quantile(values, 0.5);
}
