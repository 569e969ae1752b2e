import { lexicon } from '#lib/text/lexicons/lexicon';
import type { Token } from '#lib/text/tokens/token';

const imperatives = lexicon('imperative-verbs');
const notImperative = lexicon('no-imperative-verbs');
const notAfter = lexicon('no-imperative-before');

/** Whether an utterance is a bare imperative, judged by its first verb. */
export function isImperative(words: readonly Token[]): boolean {
  const [first, second] = words;
  if (!first || words.length < 2) return false;
  // The tagger gives "call" in "Call Anna" PROPN and "open" in "open the window" ADJ, so listed verbs count with any
  // tag.
  const bare = imperatives.has(first.norm)
    ? first.pos !== 'AUX'
    : first.pos === 'VERB' && first.norm === first.lemma && !notImperative.has(first.norm);
  return bare && second?.pos !== 'AUX' && !notAfter.has(second?.norm ?? '');
}
