import type { Stamp } from './stamps.ts';

const day_s = 86_400;
const hour_s = 3600;
/** A smaller step back, in seconds, is an odd stamp, not a clock that started again. */
const restart_s = 60;

/**
 * The seconds of the stamps in the order of their lines, null for a stamp that does not fit, and the number of those.
 */
export interface Timeline {
  starts: (number | null)[];
  odd: number;
}

/**
 * Puts time stamps on one time line that never goes back. Days, midnight, twelve-hour clocks, minutes that start again
 * after an hour, and consecutive recordings are continued; a single stamp that is out of order, or negative, is
 * dropped.
 */
export function timelineOf(stamps: readonly (Stamp | null)[]): Timeline {
  const days = dayOffsets(stamps);
  const raw = stamps.map((stamp, index) => (stamp && stamp.seconds >= 0 ? stamp.seconds + (days[index] ?? 0) : null));
  const carried = carriedOn(
    raw,
    stamps.map((stamp) => stamp?.pair === true),
  );
  const kept = longestRising(carried);
  const starts = carried.map((value, index) =>
    value !== null && kept.has(index) ? Math.round(value * 1000) / 1000 : null,
  );
  return { starts, odd: stamps.filter((stamp, index) => stamp !== null && starts[index] === null).length };
}

/** Whole days since the first date, if there are dates; day and month in the order that keeps them close together. */
function dayOffsets(stamps: readonly (Stamp | null)[]): number[] {
  const dates = stamps.map((stamp) => (stamp?.date ? /^(\d+)[./-](\d+)[./-](\d+)$/.exec(stamp.date) : null));
  if (!dates.some((found) => found !== null)) return stamps.map(() => 0);
  const orders = [
    [3, 2, 1],
    [3, 1, 2],
    [1, 2, 3],
  ] as const;
  const read = orders.map((order) => {
    const days = dates.map((found) =>
      found ? dayNumber(Number(found[order[0]]), Number(found[order[1]]), Number(found[order[2]])) : null,
    );
    const known = days.filter((value) => value !== null);
    return {
      days,
      span: known.some(Number.isNaN) ? Infinity : Math.max(...extent(known)) - Math.min(...extent(known)),
    };
  });
  const best = read.toSorted((a, b) => a.span - b.span)[0];
  if (!best || best.span === Infinity) return stamps.map(() => 0);
  let current = best.days.find((value) => value !== null) ?? 0;
  const first = current;
  return best.days.map((value) => {
    current = value ?? current;
    return (current - first) * day_s;
  });
}

function extent(values: readonly number[]): [number, number] {
  return values.reduce<[number, number]>(
    ([low, high], value) => [Math.min(low, value), Math.max(high, value)],
    [Infinity, -Infinity],
  );
}

function dayNumber(year: number, month: number, day: number): number {
  const whole = year < 100 ? year + 2000 : year;
  return month >= 1 && month <= 12 && day >= 1 && day <= 31 && whole > 1900
    ? Date.UTC(whole, month - 1, day) / 86_400_000
    : Number.NaN;
}

/** Adds the time before each restart; `rolls` if minutes may start again after an hour. */
export function carriedOn(raw: readonly (number | null)[], rolls: readonly boolean[]): (number | null)[] {
  let offset = 0;
  let before: number | null = null;
  /** The two previous stamps, as written. */
  let earlier: [number | undefined, number | undefined] = [undefined, undefined];
  return raw.map((value, index) => {
    if (value === null) return null;
    const here: number = value + offset;
    if (
      before !== null &&
      here < before - restart_s &&
      (here < before - day_s / 2 || goesOn(raw, index, before - offset, earlier[0]))
    ) {
      offset += stepFor(before - offset, value, rolls[index] === true);
    }
    before = value + offset;
    earlier = [earlier[1], value];
    return before;
  });
}

/**
 * Whether the stamps after a step back stay behind it: two more stamps, or all that are left, which lie before the step
 * and rise.
 */
function goesOn(raw: readonly (number | null)[], from: number, before: number, earlier: number | undefined): boolean {
  const next: number[] = [];
  for (let index = from; index < raw.length && next.length < 4; index += 1) {
    const value = raw[index];
    if (value !== null && value !== undefined) next.push(value);
  }
  // The previous stamp was far ahead: then the step back only returns from it.
  if (earlier !== undefined && (next[0] ?? 0) >= earlier) return false;
  return (
    next.length >= 2 && next.every((value, index) => value < before && (index === 0 || value >= (next[index - 1] ?? 0)))
  );
}

function stepFor(before: number, after: number, rolls: boolean): number {
  if (before > 12 * hour_s && before - after > 12 * hour_s) return day_s;
  if (before >= 12 * hour_s && before < 13 * hour_s && after >= hour_s && after < 2 * hour_s) return 12 * hour_s;
  if (rolls && before >= 50 * 60 && before < hour_s && after < 10 * 60) return hour_s;
  return before;
}

/** Indices of a longest sequence that never goes back; of two equally long ones, the one with the earlier lines. */
function longestRising(values: readonly (number | null)[]): ReadonlySet<number> {
  const ends: number[] = [];
  const next = new Map<number, number | undefined>();
  for (let index = values.length - 1; index >= 0; index -= 1) {
    const value = values[index];
    if (value === null || value === undefined) continue;
    // Filled from the end, so it never rises: the first position whose end is smaller than the value.
    let low = 0;
    let high = ends.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((values[ends[middle] ?? 0] ?? 0) >= value) low = middle + 1;
      else high = middle;
    }
    next.set(index, ends[low - 1]);
    ends[low] = index;
  }
  const kept = new Set<number>();
  for (let index = ends.at(-1); index !== undefined; index = next.get(index)) kept.add(index);
  return kept;
}
