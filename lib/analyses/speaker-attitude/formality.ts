import { round } from '#lib/base/statistics';
import type { Token } from '#lib/text/tokens/token';

/** In fewer words, the shares of the word classes vary too much. */
const minimumWords = 50;

/**
 * Formality by Heylighen and Dewaele (2002): F = (noun + adjective + preposition + article - pronoun - verb - adverb -
 * interjection + 100) / 2, each as a percentage of all words; divided here by 100. Talk is near 0.4 to 0.5, news near
 * 0.7. Parts of speech are by wink-nlp. null for fewer than 50 words.
 */
export function formalityScore(tokens: readonly Token[]): number | null {
  let formal = 0;
  let contextual = 0;
  let words = 0;
  for (const token of tokens) {
    if (token.pos === 'PUNCT' || token.pos === 'SPACE' || token.pos === 'SYM' || token.pos === 'X') continue;
    words += 1;
    if (/^(?:NOUN|PROPN|ADJ|ADP)$/u.test(token.pos) || /^(?:a|an|the)$/u.test(token.norm)) formal += 1;
    else if (/^(?:PRON|VERB|AUX|ADV|INTJ)$/u.test(token.pos)) contextual += 1;
  }
  return words < minimumWords ? null : round(Math.min(1, Math.max(0, ((formal - contextual) / words + 1) / 2)), 2);
}
