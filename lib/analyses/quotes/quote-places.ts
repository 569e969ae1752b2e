import type { Evidence } from '#lib/analyses/evidence/evidence';

/** A quote that a card shows, with the moment it was found at; null where that is not known. */
export interface PlacedQuote {
  quote: string;
  start_s: number | null;
}

/** A quote without its last stop, which one list may have and another not. */
export function bare(quote: string): string {
  return quote.replace(/[\s.,;:!?…]+$/u, '');
}

/** What a line quotes: what stands between its typographic quotation marks, else all of it. */
export function quoteIn(line: string): string {
  return (/“([^”]+)”/u.exec(line)?.[1] ?? line).trim();
}

/**
 * The moments of a card's quotes, by its evidence. The same words may be said several times: a list that follows the
 * evidence gets place by place, and in any other the second of the same quotes gets the second place, and so on. What
 * no evidence holds has no moment.
 */
export function placeQuotes(quotes: readonly string[], evidence: readonly Evidence[]): PlacedQuote[] {
  const wanted = quotes.map(bare);
  const said = evidence.map((entry) => ({ quote: bare(entry.quote), start_s: entry.start_s }));
  const from = said.findIndex((_, at) => wanted.every((quote, index) => said[at + index]?.quote === quote));
  if (wanted.length > 0 && from >= 0)
    return quotes.map((quote, index) => ({ quote, start_s: said[from + index]?.start_s ?? null }));
  const places = Map.groupBy(said, ({ quote }) => quote);
  const used = new Map<string, number>();
  return quotes.map((quote, index) => {
    const key = wanted[index] ?? '';
    const at = used.get(key) ?? 0;
    used.set(key, at + 1);
    const starts = [...new Set((places.get(key) ?? []).map(({ start_s }) => start_s))].toSorted((a, b) => a - b);
    return { quote, start_s: starts[at] ?? null };
  });
}
