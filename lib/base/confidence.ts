/** A passage recognised with a confidence below this value (0 to 1) is shown as unsure, and no reading quotes it. */
export const unsureBelow = 0.75;
/**
 * Words that accuse or wound when they are misheard (`lib/text/high-stakes-words.ts`) are quoted only from this
 * confidence on.
 */
export const highStakesFrom = 0.87;

interface Heard {
  start_s: number;
  end_s: number;
  confidence: number;
}

/** The mean of several passages, weighted by their length. */
export function meanConfidence(passages: readonly Heard[]): number {
  const seconds = passages.reduce((sum, { start_s, end_s }) => sum + end_s - start_s, 0);
  return (
    passages.reduce((sum, { start_s, end_s, confidence }) => sum + confidence * (end_s - start_s), 0) /
    Math.max(seconds, 0.001)
  );
}

/** Below this mean confidence over at least this many seconds, words are shown only on request. */
const doubted = { below: 0.5, from_s: 6 } as const;

export function isDoubtedThroughout(passages: readonly Heard[]): boolean {
  const seconds = passages.reduce((sum, { start_s, end_s }) => sum + end_s - start_s, 0);
  return seconds >= doubted.from_s && meanConfidence(passages) < doubted.below;
}
