import type { Evidence } from './evidence.ts';

/** What two readings of the same conversation point to. */
export interface Agreement {
  /** The first reading's evidence, with what the second says of the same place. */
  both: { first: Evidence; second: Evidence }[];
  onlyFirst: Evidence[];
  onlySecond: Evidence[];
}

/** Two places are the same where they share at least this much of the shorter one. */
const sharedFrom = 0.5;

/**
 * Pairs the evidence of two readings by place: what both noticed there, and what only one did. Each entry is used once,
 * in order of time.
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
  // Where only the starts of passages are known, all that a passage says has the passage's times.
  if (a.start_s === b.start_s && a.end_s === b.end_s && a.quote !== '' && b.quote !== '')
    return a.quote.includes(b.quote) || b.quote.includes(a.quote);
  const shared = Math.min(a.end_s, b.end_s) - Math.max(a.start_s, b.start_s);
  const shorter = Math.min(a.end_s - a.start_s, b.end_s - b.start_s);
  return shorter > 0 ? shared / shorter >= sharedFrom : shared === 0;
}

function byStart(a: Evidence, b: Evidence): number {
  return a.start_s - b.start_s;
}
