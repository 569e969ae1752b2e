import { z } from 'zod';

/** US dollars for a million tokens; for speech, for a minute of it. */
const priceSchema = z.union([
  z.strictObject({ input: z.number().min(0), output: z.number().min(0) }),
  z.strictObject({ minute: z.number().min(0) }),
]);
export const priceTableSchema = z.record(z.string(), priceSchema);
export type PriceTable = z.infer<typeof priceTableSchema>;

export interface Tokens {
  input: number;
  output: number;
}

/** A dated name ("gpt-5-mini-2025-08-07") has its family's price. */
function priceOf(table: PriceTable, model: string): PriceTable[string] | undefined {
  return table[model] ?? table[model.replace(/-\d{4}-\d{2}-\d{2}$/u, '')];
}

/** What a call costs in US dollars; null where the table does not know the model. */
export function costOf(table: PriceTable, model: string, tokens: Tokens): number | null {
  const price = priceOf(table, model);
  return price && 'input' in price ? (tokens.input * price.input + tokens.output * price.output) / 1_000_000 : null;
}

/** What it costs to transcribe so many seconds, in US dollars; null where the table does not know the model. */
export function costOfSpeech(table: PriceTable, model: string, seconds: number): number | null {
  const price = priceOf(table, model);
  return price && 'minute' in price ? (seconds / 60) * price.minute : null;
}

/** English text has about four characters a token; three errs on the dear side. */
export function estimateTokens(characters: number): number {
  return Math.ceil(characters / 3);
}
