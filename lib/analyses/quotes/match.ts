import type { Span } from '#lib/text/model';
import type { FoldedWord } from './words.ts';
import { foldedWords } from './words.ts';

/** A text in which quotes are looked for; made once for a transcript. */
export interface QuoteSource {
  words: FoldedWord[];
  /** The folded words with a space before and after each. */
  joined: string;
  /** Offset in `joined` of each word's first character. */
  offsets: number[];
}

export interface QuoteMatch extends Span {
  /** The words agree but for case, punctuation and white space. */
  exact: boolean;
}

/**
 * Share of the quote's words that has to stand in the transcript in this order, one word put in, left out or replaced counting as one
 * difference. At 0.75 a sentence of eight words may differ in two; below that the nearest match is often about something else.
 */
export const nearestMatchFrom = 0.75;
/** Shorter quotes have to be exact: of two words one is no match. */
const shortestNear = 4;
/** A longer quote is not compared: models quote sentences, and the comparison takes time in the product of the lengths. */
const longestQuote = 120;

export function quoteSource(text: string): QuoteSource {
  const words = foldedWords(text);
  const offsets: number[] = [];
  let joined = ' ';
  for (const { folded } of words) {
    offsets.push(joined.length);
    joined += `${folded} `;
  }
  return { words, joined, offsets };
}

/**
 * Where a quote stands in the text, in the text's own characters; null where nothing is near enough. Of several equal places the one
 * nearest to the character `near` is taken.
 */
export function findQuote(source: QuoteSource, quote: string, near = 0): QuoteMatch | null {
  const wanted = foldedWords(quote).map(({ folded }) => folded);
  if (wanted.length === 0 || wanted.length > longestQuote) return null;
  return exactMatch(source, wanted, near) ?? (wanted.length >= shortestNear ? nearestMatch(source, wanted, near) : null);
}

function exactMatch({ words, joined, offsets }: QuoteSource, wanted: string[], near: number): QuoteMatch | null {
  const needle = ` ${wanted.join(' ')} `;
  let best: QuoteMatch | null = null;
  for (let at = joined.indexOf(needle); at >= 0; at = joined.indexOf(needle, at + 1)) {
    const first = words[indexOf(offsets, at + 1)];
    const last = words[indexOf(offsets, at + 1) + wanted.length - 1];
    if (first && last && (!best || Math.abs(first.start - near) < Math.abs(best.start - near))) best = { start: first.start, end: last.end, exact: true };
  }
  return best;
}

/** Index of a value in a rising list that holds it. */
function indexOf(rising: readonly number[], value: number): number {
  let low = 0;
  let high = rising.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((rising[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Approximate search by words (Sellers 1980): the stretch of the text with the fewest differences from the quote, wherever it starts. */
function nearestMatch({ words }: QuoteSource, wanted: string[], near: number): QuoteMatch | null {
  const rows = wanted.length + 1;
  let cost = Array.from({ length: rows }, (_, i) => i);
  let from = Array.from({ length: rows }, () => 0);
  let best: { first: number; last: number; cost: number } | null = null;
  for (const [at, word] of words.entries()) {
    const nextCost = [0];
    const nextFrom = [at + 1];
    for (let i = 1; i < rows; i += 1) {
      const replaced = (cost[i - 1] ?? 0) + (wanted[i - 1] === word.folded ? 0 : 1);
      const putIn = (cost[i] ?? 0) + 1;
      const leftOut = (nextCost[i - 1] ?? 0) + 1;
      const least = Math.min(replaced, putIn, leftOut);
      nextCost.push(least);
      nextFrom.push(least === replaced ? (i === 1 ? at : (from[i - 1] ?? at)) : least === putIn ? (from[i] ?? at) : (nextFrom[i - 1] ?? at));
    }
    const total = nextCost[rows - 1] ?? rows;
    const first = nextFrom[rows - 1] ?? at;
    const nearer = best !== null && total === best.cost && Math.abs((words[first]?.start ?? 0) - near) < Math.abs((words[best.first]?.start ?? 0) - near);
    if (!best || total < best.cost || nearer) best = { first, last: at, cost: total };
    cost = nextCost;
    from = nextFrom;
  }
  const first = best && words[best.first];
  const last = best && words[best.last];
  if (!best || !first || !last || first.start > last.start || 1 - best.cost / wanted.length < nearestMatchFrom) return null;
  return { start: first.start, end: last.end, exact: false };
}
