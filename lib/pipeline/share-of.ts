import type { Read } from '#lib/analyses/model/ask';

/**
 * What of a call's tokens and price belongs to one of its readings: equal shares of what was read, and of what was
 * written by the length of its part. The shares of all parts add up to the whole; `calls` is the whole, since no part
 * was asked for alone.
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

/** The whole numbers between two shares of a total, so that neighbouring pieces add up. */
function piece(total: number, from: number, to: number): number {
  return Math.round(total * to) - Math.round(total * from);
}
