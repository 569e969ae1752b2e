import type { SessionView } from '#lib/events/view';

/** What is known of when passages were said: their starts and ends, their starts alone, or nothing but their order. */
export type KnownTimes = 'both' | 'starts' | 'none';

export function knownTimes(view: SessionView): KnownTimes {
  const times: string = view.steps.transcript.data?.times ?? 'measured';
  if (times === 'none') return 'none';
  return times === 'starts' ? 'starts' : 'both';
}

/** A time for a table, in seconds with at most three places; empty where it is not known. */
export function tableSeconds(seconds: number | null): number | null {
  return seconds === null ? null : Math.round(seconds * 1000) / 1000;
}
