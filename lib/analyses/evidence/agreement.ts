import type { Evidence } from './evidence.ts';

/** The evidence of two readings of the same conversation, compared. */
export interface Agreement {
  /** Evidence of the first reading, with the second's for the same words. */
  both: { first: Evidence; second: Evidence }[];
  onlyFirst: Evidence[];
  onlySecond: Evidence[];
}

/** Two pieces of evidence are the same if they share at least this part of the shorter one. */
const sharedFrom = 0.5;

/**
 * Pairs the evidence of two readings by time: evidence of both, and of only one. Each piece is used once, in order of
 * time.
 */
export function agreementOf(first: readonly Evidence[], second: readonly Evidence[]): Agreement {
  const left = first.toSorted(byStart);
  const rest = second.toSorted(byStart);
  const both: Agreement['both'] = [];
  const onlyFirst: Evidence[] = [];
  for (const one of left) {
    const at = rest.findIndex((other) => samePlace(one, other));
    const other = at < 0 ? undefined : rest[at];
    if (other) {
      both.push({ first: one, second: other });
      rest.splice(at, 1);
    } else onlyFirst.push(one);
  }
  return { both, onlyFirst, onlySecond: rest };
}

function samePlace(a: Evidence, b: Evidence): boolean {
  if (a.source !== b.source) return false;
  // If only the starts of passages are known, everything in a passage has the passage's times, so the quotes decide.
  if (a.start_s === b.start_s && a.end_s === b.end_s && a.quote !== '' && b.quote !== '')
    return a.quote.includes(b.quote) || b.quote.includes(a.quote);
  const shared = Math.min(a.end_s, b.end_s) - Math.max(a.start_s, b.start_s);
  const shorter = Math.min(a.end_s - a.start_s, b.end_s - b.start_s);
  return shorter > 0 ? shared / shorter >= sharedFrom : shared === 0;
}

function byStart(a: Evidence, b: Evidence): number {
  return a.start_s - b.start_s;
}
