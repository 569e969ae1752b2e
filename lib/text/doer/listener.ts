import type { TextModel } from '#lib/text/model';

const farthest = 3;

/**
 * The label of the person spoken to: the nearest other speaker after or before the segment, or the only other speaker.
 * null if that cannot be told.
 */
export function listenerOf(
  model: TextModel,
  { unit, speaker }: { unit: number; speaker: string | null },
): string | null {
  if (speaker === null) return null;
  const { bySegment, names } = model.speakers;
  for (let by = 1; by <= farthest; by += 1) {
    for (const at of [unit + by, unit - by]) {
      const other = bySegment[at];
      if (other !== undefined && other !== null && other !== speaker) return other;
    }
  }
  const others = names.filter((name) => name !== speaker);
  return others.length === 1 ? (others[0] ?? null) : null;
}
