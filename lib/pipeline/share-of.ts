import type { Read } from '#lib/analyses/model/ask';

/**
 * One reading's share of the tokens and the price of a call: equal shares of the input, and shares of the output by the
 * length of its part. The shares of all parts add up to the whole; `calls` is the whole, since no part had a call of
 * its own.
 */
export function shareOf(
  { parts, tokens, cost_usd, calls }: Read,
  part: string,
): Pick<Read, 'tokens' | 'cost_usd' | 'calls'> {
  const names = Object.keys(parts);
  const at = names.indexOf(part);
  const lengths = names.map((name) => JSON.stringify(parts[name]).length);
  const all = lengths.reduce((sum, length) => sum + length, 0);
  const input = piece(tokens.input, at / names.length, (at + 1) / names.length);
  const before = lengths.slice(0, at).reduce((sum, length) => sum + length, 0);
  const output = piece(tokens.output, before / all, (before + (lengths[at] ?? 0)) / all);
  const share = (input + output) / Math.max(1, tokens.input + tokens.output);
  return { tokens: { input, output }, cost_usd: cost_usd === null ? null : cost_usd * share, calls };
}

/** The whole numbers between two fractions of a total, so that neighbouring shares add up. */
function piece(total: number, from: number, to: number): number {
  return Math.round(total * to) - Math.round(total * from);
}
