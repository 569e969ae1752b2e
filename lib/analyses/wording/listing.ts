import { inWords } from '#lib/messages/units';

/** More entries are too many for a reader. */
const mostListed = 150;

/**
 * Selects at most `most` items and keeps their order. Rare kinds are kept whole; frequent ones share the rest, each
 * spread evenly over the recording (items are in order of time within a kind).
 */
export function listed<T>(items: readonly T[], kindOf: (item: T) => string, most = mostListed): T[] {
  if (items.length <= most) return [...items];
  const kinds = [...Map.groupBy(items, kindOf).values()].toSorted((a, b) => a.length - b.length);
  const kept = new Set<T>();
  for (const [i, kind] of kinds.entries())
    for (const item of spread(kind, Math.floor((most - kept.size) / (kinds.length - i)))) kept.add(item);
  return items.filter((item) => kept.has(item));
}

function spread<T>(items: readonly T[], most: number): T[] {
  return items.length <= most
    ? [...items]
    : items.filter((_, i) => Math.floor((i * most) / items.length) !== Math.floor(((i - 1) * most) / items.length));
}

/** Says that not all entries are listed; null if they are. */
export function listingNote(found: number, shown: number): string | null {
  return shown >= found
    ? null
    : `Of ${inWords(found)} places, ${inWords(shown)} are listed, spread over the recording.`;
}
