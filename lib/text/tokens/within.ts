import type { Token } from './token.ts';

/** The tokens between two offsets of the text, found by halving: a long talk is asked for each of its sentences. */
export function tokensWithin(tokens: readonly Token[], { start, end }: { start: number; end: number }): Token[] {
  let low = 0;
  let high = tokens.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((tokens[middle]?.start ?? 0) < start) low = middle + 1;
    else high = middle;
  }
  let after = low;
  while (after < tokens.length && (tokens[after]?.end ?? Infinity) <= end) after += 1;
  return tokens.slice(low, after);
}
