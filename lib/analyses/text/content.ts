import { generalNouns, generalVerbs } from './lexicon.ts';
import { tokensOf } from './model.ts';
import type { Sentence, TextModel } from './model.ts';
import type { Token } from './token.ts';

/** Nouns, names, verbs and adjectives that say what a sentence is about; stop words and general words left out. */
export function contentLemmas(model: TextModel, sentence: Sentence): string[] {
  return tokensOf(model, sentence).filter(isContent).map((token) => token.lemma);
}

export function isContent(token: Token): boolean {
  if (token.pos === 'VERB' && generalVerbs.has(token.lemma)) return false;
  return /^(?:NOUN|PROPN|VERB|ADJ|NUM)$/u.test(token.pos) && !token.stop && token.word && token.lemma.length > 2 && !generalNouns.has(token.lemma) && !generalNouns.has(token.norm);
}
