import { z } from 'zod';

/** US dollars for a million tokens. */
const priceSchema = z.object({ input: z.number().min(0), output: z.number().min(0) });
export const priceTableSchema = z.record(z.string(), priceSchema);
export type PriceTable = z.infer<typeof priceTableSchema>;

export interface Tokens {
  input: number;
  output: number;
}

/** What a call costs in US dollars; null where the table does not know the model. A dated name ("gpt-5-mini-2025-08-07") has its family's price. */
export function costOf(table: PriceTable, model: string, tokens: Tokens): number | null {
  const price = table[model] ?? table[model.replace(/-\d{4}-\d{2}-\d{2}$/u, '')];
  return price ? (tokens.input * price.input + tokens.output * price.output) / 1_000_000 : null;
}

/** English text has about four characters a token; three errs on the dear side. */
export function estimateTokens(characters: number): number {
  return Math.ceil(characters / 3);
}
