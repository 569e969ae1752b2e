import type { TextModel } from '#lib/text/model';
import { classify, type Classified } from './classify.ts';
import { plainlyForeign } from './other-languages.ts';
import { emotionTokens, type EmotionToken } from './tokens.ts';
import { unitsOf, type Unit } from './units.ts';

export interface Passage extends Unit, Classified {}

const cache = new WeakMap<TextModel, Passage[]>();

/**
 * The passages of a transcript, classified once for all readings. Passages without a word in Latin script, or plainly
 * in another language, are left out.
 */
export function passagesOf(model: TextModel): Passage[] {
  const before = cache.get(model);
  if (before) return before;
  const out = unitsOf(model).flatMap((unit): Passage[] => {
    const text = model.text.slice(unit.start, unit.end);
    return readable(emotionTokens(text)) ? [{ ...unit, ...classify(text, unit.tone) }] : [];
  });
  cache.set(model, out);
  return out;
}

function readable(tokens: readonly EmotionToken[]): boolean {
  const words = tokens.flatMap(({ kind, norm }) => (kind === 'word' ? [norm] : []));
  return words.some((word) => /\p{Script=Latin}/u.test(word)) && !plainlyForeign(words);
}
