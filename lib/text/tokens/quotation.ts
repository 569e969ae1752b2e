import type { Token } from './token.ts';

/** In tokens. A longer quotation results from a missing quotation mark. */
const longest = 80;

/** Sets `quoted` on the tokens between double quotation marks, straight or curly. */
export function markQuotations(tokens: Token[]): void {
  let open = -1;
  for (const [index, token] of tokens.entries()) {
    const straight = token.text === '"';
    if (open >= 0 && index - open > longest) open = -1;
    if (open >= 0 && (straight || token.text === '”' || token.text === '»')) {
      for (const inside of tokens.slice(open + 1, index)) inside.quoted = true;
      open = -1;
    } else if (straight || token.text === '“' || token.text === '«') open = index;
  }
}
