import { lexicon } from '#lib/text/lexicons/lexicon';
import type { Span } from '#lib/text/model';
import type { Token } from '#lib/text/tokens/token';

/**
 * Words that are not doubled for emphasis: pronouns, articles, prepositions, conjunctions and the like. "that", "had",
 * "is", "her" and "in" can correctly follow themselves.
 */
const functionWords = lexicon('never-doubled');
/** Words that can follow themselves, but begin phrases that are not doubled on purpose. */
const alsoOpening = lexicon('seldom-doubled');
/** Words that, after a verb or a preposition, can end one clause and begin the next: "I like it, it is good". */
const mayEndClause = lexicon('clause-ends');
/** Phrases that are repeated on purpose. */
const emphatic = lexicon('said-twice');
const linking = lexicon('doubling-links');
const between = lexicon('repetition-breaks');
const longestPhrase = 3;

/**
 * Immediate repetitions of function words and of phrases that begin with one: "the the", "I, I think", "we went we
 * went". A run counts once.
 */
export function repetitionsOf(tokens: readonly Token[]): Span[] {
  const out: Span[] = [];
  for (let i = 0; i < tokens.length; i += 1) {
    for (let size = longestPhrase; size >= 1; size -= 1) {
      const last = repeatedUntil(tokens, i, size);
      if (last < 0) continue;
      out.push({ start: tokens[i]?.start ?? 0, end: tokens[last]?.end ?? 0 });
      i = last;
      break;
    }
  }
  return out;
}

/** Index of the last token of a run of at least two equal sequences of this size, or -1. */
function repeatedUntil(tokens: readonly Token[], from: number, size: number): number {
  const piece = tokens.slice(from, from + size);
  if (piece.length < size || !piece.every(isWord) || !opens(piece)) return -1;
  const norms = piece.map((token) => token.norm);
  if (
    size > 1 &&
    (emphatic.has(norms.join(' ')) || linking.has(norms.at(-1) ?? '') || norms.every((norm) => norm === norms[0]))
  )
    return -1;
  if (
    size === 1 &&
    mayEndClause.has(norms[0] ?? '') &&
    /^(?:VERB|ADP|AUX|ADV|CCONJ|SCONJ|PRON)$/u.test(tokens[from - 1]?.pos ?? '')
  )
    return -1;
  let last = -1;
  for (let at = from + size; ;) {
    while (between.has(tokens[at]?.norm ?? '')) at += 1;
    if (!norms.every((norm, k) => tokens[at + k]?.norm === norm && isWord(tokens[at + k]))) return last;
    last = at + size - 1;
    at += size;
  }
}

/** Whether a repetition of this phrase is a disfluency: "and we and we" is, the idiom "and on and on" is not. */
function opens([first, second]: readonly Token[]): boolean {
  if (!first || !(functionWords.has(first.norm) || (second !== undefined && alsoOpening.has(first.norm)))) return false;
  return second === undefined || !/^(?:and|or|but)$/u.test(first.norm) || /^(?:PRON|DET)$/u.test(second.pos);
}

function isWord(token: Token | undefined): boolean {
  return token !== undefined && /^\p{L}/u.test(token.norm) && !token.quoted;
}
