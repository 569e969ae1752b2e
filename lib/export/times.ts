import { knowsEnds, knowsStarts } from '#lib/base/times';
import type { SessionView } from '#lib/events/view';

/** The known times of passages: starts and ends, starts alone, or only their order. */
export type KnownTimes = 'both' | 'starts' | 'none';

export function knownTimes(view: SessionView): KnownTimes {
  const times = view.steps.transcript.data?.times ?? 'measured';
  if (!knowsStarts(times)) return 'none';
  return knowsEnds(times) ? 'both' : 'starts';
}

/** A time for a table, in seconds with at most three decimals; empty if unknown. */
export function tableSeconds(seconds: number | null): number | null {
  return seconds === null ? null : Math.round(seconds * 1000) / 1000;
}
