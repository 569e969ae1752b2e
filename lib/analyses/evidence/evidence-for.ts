import type { Evidence } from './evidence.ts';
import { bare } from '#lib/analyses/quotes/quote-places';

/** Times are rounded to a millisecond. */
const same_s = 0.05;

/** The evidence with this quote at this time, preferably with this cue; null if there is none. */
export function evidenceFor(
  evidence: readonly Evidence[],
  quote: string,
  start_s: number,
  cue?: string,
): Evidence | null {
  const wanted = bare(quote);
  const there = evidence.filter(
    (item) => Math.abs(item.start_s - start_s) < same_s && (bare(item.quote) === wanted || item.quote.includes(wanted)),
  );
  return there.find((item) => item.cue === cue) ?? there[0] ?? null;
}
