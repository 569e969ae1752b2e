/** A value over a stretch of the recording. */
export interface SeriesPoint {
  start_s: number;
  end_s: number;
  /** null if it is unknown: a gap in the line. */
  value: number | null;
  label?: string | null;
}

/** The most points that can be distinguished in a chart and read in a table. */
const mostPoints = 300;

/**
 * At most `most` points: neighbours are joined, with the mean of their values weighted by length and the label of most
 * of them.
 */
export function thinned(points: readonly SeriesPoint[], most = mostPoints): SeriesPoint[] {
  const each = Math.ceil(points.length / most);
  if (each <= 1) return [...points];
  return Array.from({ length: Math.ceil(points.length / each) }, (_, index) =>
    joined(points.slice(index * each, (index + 1) * each)),
  );
}

function joined(points: readonly SeriesPoint[]): SeriesPoint {
  let sum = 0;
  let length_s = 0;
  const labels = new Map<string, number>();
  for (const { start_s, end_s, value, label } of points) {
    if (label) labels.set(label, (labels.get(label) ?? 0) + 1);
    if (value === null) continue;
    const weight = Math.max(1e-6, end_s - start_s);
    sum += value * weight;
    length_s += weight;
  }
  const [label] = [...labels].toSorted((a, b) => b[1] - a[1])[0] ?? [null];
  return {
    start_s: points[0]?.start_s ?? 0,
    end_s: points.at(-1)?.end_s ?? 0,
    value: length_s > 0 ? sum / length_s : null,
    label,
  };
}

/** Turns a curve of evenly spaced values into points, starting at 0. */
export function pointsOfCurve(values: readonly (number | null)[], step_s: number): SeriesPoint[] {
  return values.map((value, index) => ({ start_s: index * step_s, end_s: (index + 1) * step_s, value }));
}

/** The index of the last point that starts at or before a moment, -1 before the first; points are in order of time. */
export function pointAt(points: readonly SeriesPoint[], time_s: number): number {
  let low = 0;
  let high = points.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((points[middle]?.start_s ?? Infinity) <= time_s) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** Lowest and highest value, null if there are none. */
export function extentOf(points: readonly SeriesPoint[]): [low: number, high: number] | null {
  let low = Infinity;
  let high = -Infinity;
  for (const { value } of points) {
    if (value === null) continue;
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  return low <= high ? [low, high] : null;
}
