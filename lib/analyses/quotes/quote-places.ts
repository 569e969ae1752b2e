import type { Evidence } from '#lib/analyses/evidence/evidence';

/** A quote on a card, with its time; null if the time is unknown. */
export interface PlacedQuote {
  quote: string;
  start_s: number | null;
}

/** A quote without its final punctuation, which may differ between lists. */
export function bare(quote: string): string {
  return quote.replace(/[\s.,;:!?…]+$/u, '');
}

/** The quote of a line: the text between typographic quotation marks, or else the whole line. */
export function quoteIn(line: string): string {
  return (/“([^”]+)”/u.exec(line)?.[1] ?? line).trim();
}

/**
 * Adds times to a card's quotes, by its evidence. The same words may occur several times: a list in the order of the
 * evidence gets its times one by one; in any other list, the n-th occurrence of a quote gets the n-th time. A quote
 * without evidence has no time.
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
