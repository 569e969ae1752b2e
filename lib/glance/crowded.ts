import type { Finding } from '#lib/analyses/evidence/finding';

/**
 * The stretch that holds most of many passages, if it is a short part of the whole; null if they are spread out, or
 * few.
 */
export function crowdedIn({ evidence }: Finding, audio_s: number): { start_s: number; end_s: number } | null {
  const least = Math.floor(evidence.length / 2) + 1;
  if (evidence.length < 4) return null;
  let best: { start_s: number; end_s: number } | null = null;
  for (const [at, { start_s }] of evidence.entries()) {
    const last = evidence[at + least - 1];
    if (last && (best === null || last.end_s - start_s < best.end_s - best.start_s))
      best = { start_s, end_s: last.end_s };
  }
  return best && best.end_s - best.start_s < audio_s / 3 ? best : null;
}
