import { lexicon } from '#lib/text/lexicons/lexicon';
import type { Token } from '#lib/text/tokens/token';
import type { Pos } from '#lib/text/tokens/wink';

/**
 * A phrase over tokens. Elements are separated by spaces:
 * - `word` or `a|b`: a lower-case form with contractions spelled out ("you are", "do not")
 * - `~go|~come`: a lemma
 * - `#NOUN|#PROPN`: a part of speech; `#BASE` is a verb in its plain form
 * - `@auxiliaries`: any term of that list in lib/text/lexicons
 * - `(x)`: optional
 * - `*2`: up to two tokens of any kind except punctuation
 * - `^`, `$`: start and end of a sentence or clause
 * - `-#NOUN`, `-to`: not followed by this part of speech or word; `+#NOUN`: followed by it
 * - `!i`: not preceded by this word
 *
 * Elements with `^`, `$`, `-`, `+` or `!` consume no token. Commas and fillers between elements are skipped. A phrase
 * must begin with a word, after `^` and `!`.
 */
export interface Element {
  kind: 'token' | 'gap' | 'start' | 'end' | 'not' | 'next' | 'behind';
  words: Set<string>;
  lemmas: Set<string>;
  tags: Set<Pos | 'BASE'>;
  optional: boolean;
  max: number;
}

/** The elements of a phrase. Throws RangeError for an invalid element. */
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

/** The words of a choice: the word itself, or those of the list that it names. */
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
