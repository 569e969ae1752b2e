import { lexicon } from '#lib/text/lexicons/lexicon';
import type { Token } from '#lib/text/tokens/token';
import type { Pos } from '#lib/text/tokens/wink';

/**
 * A phrase over tokens, elements separated by spaces:
 * `word` or `a|b` the spelled-out lower-case form (contractions apart: "you are", "do not"); `~go|~come` a lemma;
 * `#NOUN|#PROPN` a part of speech; `@auxiliaries` any term of that list of lib/text/lexicons; `(x)` optional; `*2` up to
 * two tokens of any kind but punctuation; `^` where a sentence or clause begins; `$` where one ends; `-#NOUN` is not
 * followed by this part of speech, `-to` by this word; `+#NOUN` is followed by it; `!i` in front is not preceded by
 * this word (none of these takes a token). `#BASE` is a verb in its plain form.
 * Commas and fillers between elements are passed over. A phrase must begin with a word, after `^` and `!`.
 */
export interface Element {
  kind: 'token' | 'gap' | 'start' | 'end' | 'not' | 'next' | 'behind';
  words: Set<string>;
  lemmas: Set<string>;
  tags: Set<Pos | 'BASE'>;
  optional: boolean;
  max: number;
}

/** The elements of a phrase. Throws RangeError for what is none. */
export function elementsOf(phrase: string): Element[] {
  return phrase.split(' ').map(element);
}

function element(source: string): Element {
  const optional = source.startsWith('(');
  const body = optional ? source.slice(1, -1) : source;
  if (/[()]/u.test(body) || optional !== source.endsWith(')'))
    throw new RangeError(`not an element of a phrase: ${source}`);
  const out: Element = { kind: 'token', words: new Set(), lemmas: new Set(), tags: new Set(), optional, max: 0 };
  if (body === '^') return { ...out, kind: 'start' };
  if (body === '$') return { ...out, kind: 'end' };
  if (/^\*\d$/u.test(body)) return { ...out, kind: 'gap', max: Number(body.slice(1)) };
  if (body.startsWith('-')) out.kind = 'not';
  if (body.startsWith('+')) out.kind = 'next';
  if (body.startsWith('!')) out.kind = 'behind';
  for (const choice of (out.kind === 'token' ? body : body.slice(1)).split('|')) {
    if (choice.startsWith('~')) out.lemmas.add(choice.slice(1));
    else if (choice.startsWith('#')) out.tags.add(choice.slice(1) as Pos | 'BASE');
    else for (const word of wordsOf(choice)) out.words.add(word);
  }
  return out;
}

/** The words that a choice stands for: itself, or those of the list that it names. */
export function wordsOf(choice: string): Iterable<string> {
  return choice.startsWith('@') ? lexicon(choice.slice(1)) : [choice];
}

export function fits(part: Element, token: Token): boolean {
  return (
    part.words.has(token.norm) ||
    part.lemmas.has(token.lemma) ||
    part.tags.has(token.pos) ||
    (part.tags.has('BASE') && token.pos === 'VERB' && token.norm === token.lemma)
  );
}
