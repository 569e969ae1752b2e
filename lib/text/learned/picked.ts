import thresholds from './weights/thresholds.json' with { type: 'json' };
import type { BoostedTarget } from './targets.ts';

/**
 * How claims of a kind are selected by score: highest first, above the threshold that reached the wanted precision in
 * cross-validation, more than `apart` passages from each other, and at most `most` in `wordsForMost` words.
 * scripts/train-talk/pick.py has the same numbers.
 */
interface Rule {
  apart: number;
  most: number | null;
}

const rules: Record<BoostedTarget, Rule> = {
  decision: { apart: 4, most: null },
  action: { apart: 3, most: null },
  question: { apart: 0, most: null },
  claim: { apart: 1, most: 15 },
  reason: { apart: 0, most: 15 },
  checkable: { apart: 0, most: 12 },
  key: { apart: 1, most: 5 },
  turning: { apart: 2, most: 4 },
  start: { apart: 3, most: null },
  disagree: { apart: 3, most: 6 },
  position: { apart: 1, most: 6 },
};

/** Length of the longest training conversations. The limit grows in proportion in longer conversations. */
const wordsForMost = 2600;

/** Most claims of a kind in a conversation of this many words. */
export function limitOf(target: BoostedTarget, words: number): number {
  const { most } = rules[target];
  return most === null ? Infinity : Math.max(most, Math.round((most * words) / wordsForMost));
}

/** Indices of the selected passages, in order of the conversation. `words` counts the whole conversation. */
export function picked(
  target: BoostedTarget,
  scores: Float64Array,
  words: number,
  threshold: number = thresholds[target],
): number[] {
  const { apart } = rules[target];
  const limit = limitOf(target, words);
  const order = Array.from(scores.keys()).filter((k) => (scores[k] ?? 0) >= threshold);
  order.sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0) || a - b);
  const out: number[] = [];
  const taken = new Set<number>();
  for (const k of order) {
    if (out.length >= limit) break;
    let free = true;
    for (let by = -apart; by <= apart && free; by += 1) free = !taken.has(k + by);
    if (!free) continue;
    out.push(k);
    taken.add(k);
  }
  return out.toSorted((a, b) => a - b);
}
