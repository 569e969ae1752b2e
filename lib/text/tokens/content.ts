import { lexicon } from '#lib/text/lexicons/lexicon';
import { tokensOf, type Sentence, type TextModel } from '#lib/text/model';
import type { Token } from './token.ts';

const generalNouns = lexicon('general-nouns');
const generalVerbs = lexicon('general-verbs');
const cache = new WeakMap<Sentence, string[]>();

/**
 * Lemmas of the nouns, names, verbs and adjectives that carry the meaning of a sentence, without stop words and general
 * words.
 */
export function contentLemmas(model: TextModel, sentence: Sentence): readonly string[] {
  const known = cache.get(sentence);
  if (known) return known;
  const lemmas = tokensOf(model, sentence)
    .filter(isContent)
    .map((token) => token.lemma);
  cache.set(sentence, lemmas);
  return lemmas;
}

const contentTags: ReadonlySet<string> = new Set(['NOUN', 'PROPN', 'VERB', 'ADJ', 'NUM']);

function isContent(token: Token): boolean {
  if (!contentTags.has(token.pos) || token.stop || !token.word || token.lemma.length <= 2) return false;
  if (token.pos === 'VERB' && generalVerbs.has(token.lemma)) return false;
  return !generalNouns.has(token.lemma) && !generalNouns.has(token.norm);
}
