import { inWords } from '#lib/messages/units';

/** More places than this in one reading nobody goes through. */
const mostListed = 150;

/**
 * At most `most` items in their order. Rare kinds are kept whole; the frequent ones share what is left, each spread
 * evenly over the recording (items come in order of time within a kind).
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

/** Says that not all are listed; null where they are. */
export function listingNote(found: number, shown: number): string | null {
  return shown >= found
    ? null
    : `Of ${inWords(found)} places, ${inWords(shown)} are listed, spread over the recording.`;
}
