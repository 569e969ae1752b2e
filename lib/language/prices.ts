import { z } from 'zod';

/** US dollars per million tokens; for speech, per minute. */
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

/** A dated name ("gpt-5-mini-2025-08-07") has the price of its family. */
function priceOf(table: PriceTable, model: string): PriceTable[string] | undefined {
  return table[model] ?? table[model.replace(/-\d{4}-\d{2}-\d{2}$/u, '')];
}

/** The cost of a call in US dollars; null if the table does not have the model. */
export function costOf(table: PriceTable, model: string, tokens: Tokens): number | null {
  const price = priceOf(table, model);
  return price && 'input' in price ? (tokens.input * price.input + tokens.output * price.output) / 1_000_000 : null;
}

/** The cost of transcribing this many seconds, in US dollars; null if the table does not have the model. */
export function costOfSpeech(table: PriceTable, model: string, seconds: number): number | null {
  const price = priceOf(table, model);
  return price && 'minute' in price ? (seconds / 60) * price.minute : null;
}

/** English text has about four characters per token; three overestimates rather than underestimates. */
export function estimateTokens(characters: number): number {
  return Math.ceil(characters / 3);
}
