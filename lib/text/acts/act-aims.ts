import { lexicon } from '#lib/text/lexicons/lexicon';
import type { Token } from '#lib/text/tokens/token';

const imperatives = lexicon('imperative-verbs');
const notImperative = lexicon('no-imperative-verbs');
const notAfter = lexicon('no-imperative-before');

/** A bare imperative, by its verb. */
export function isImperative(words: readonly Token[]): boolean {
  const [first, second] = words;
  if (!first || words.length < 2) return false;
  // "Call Anna" and "open the window" are tagged PROPN and ADJ at the start; an object right after gives them away.
  const bare = imperatives.has(first.norm)
    ? first.pos !== 'AUX'
    : first.pos === 'VERB' && first.norm === first.lemma && !notImperative.has(first.norm);
  return bare && second?.pos !== 'AUX' && !notAfter.has(second?.norm ?? '');
}
