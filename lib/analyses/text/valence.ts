import type { TextModel } from './model.ts';
import { round } from './timing.ts';

const cache = new WeakMap<TextModel, (number | null)[]>();

/**
 * Valence of each segment's words, -1 to 1: the sentiment of its sentences by wink-nlp, weighted by the characters that lie in the
 * segment. Null where fewer than two English words stand, since a missing word list entry is not neutrality.
 */
export function segmentValences(model: TextModel): (number | null)[] {
  const known = cache.get(model);
  if (known) return known;
  const words = model.segments.map(() => 0);
  const sums = model.segments.map(() => 0);
  const weights = model.segments.map(() => 0);
  for (const token of model.tokens) {
    const at = token.word && token.pos !== 'X' ? model.timing.segmentAt(token.start) : undefined;
    if (at) words[at.index] = (words[at.index] ?? 0) + 1;
  }
  for (const sentence of model.sentences) {
    for (let i = sentence.segment; i < model.segments.length; i += 1) {
      const at = model.segments[i];
      if (!at || at.start >= sentence.end) break;
      const shared = Math.min(at.end, sentence.end) - Math.max(at.start, sentence.start);
      if (shared <= 0) continue;
      sums[i] = (sums[i] ?? 0) + sentence.sentiment * shared;
      weights[i] = (weights[i] ?? 0) + shared;
    }
  }
  const out = model.segments.map((_, i) => {
    const weight = weights[i] ?? 0;
    return (words[i] ?? 0) < 2 || weight === 0 ? null : round(Math.max(-1, Math.min(1, (sums[i] ?? 0) / weight)), 3);
  });
  cache.set(model, out);
  return out;
}
