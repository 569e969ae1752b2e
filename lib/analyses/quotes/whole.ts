import type { Span, TextModel } from '#lib/text/model';

/** In words. A longer sentence usually lacks full stops, so only the clause or the quote is shown. */
const longestSentence = 45;
const marks = /[,;:.!?…—–]/u;

/**
 * Extends a quote to its sentence with punctuation, so that readers see the context of the words. Never includes
 * another speaker's words.
 */
export function wholeSentence({ sentences, text }: TextModel, span: Span): Span {
  const own = sentences
    .slice(at(sentences, span.start), at(sentences, span.end - 1) + 1)
    .filter(({ start, end }) => start < span.end && end > span.start);
  const [first] = own;
  const last = own.at(-1);
  if (!first || !last) return span;
  const [before, after] = [Math.min(first.start, span.start), Math.max(last.end, span.end)];
  if (own.reduce((sum, { words }) => sum + words, 0) <= longestSentence) return { start: before, end: after };
  return clause(text, span, before, after);
}

/** Index of the last sentence that starts at or before an offset. */
function at(sentences: TextModel['sentences'], offset: number): number {
  let low = 0;
  let high = sentences.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sentences[middle]?.start ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return Math.max(0, low - 1);
}

/**
 * Extends a quote to the punctuation on both sides, at most about ten words away; returns the quote alone if there is
 * none so near.
 */
function clause(text: string, { start, end }: Span, before: number, after: number): Span {
  const reach = 80;
  let from = start;
  for (let i = start - 1; i >= Math.max(before, start - reach); i -= 1) {
    if (i !== before && !marks.test(text[i] ?? '')) continue;
    from = i === before ? i : i + 1;
    break;
  }
  while (from < start && /\s/u.test(text[from] ?? '')) from += 1;
  let to = end;
  for (let i = end; i < Math.min(after, end + reach); i += 1) {
    if (i !== after - 1 && !marks.test(text[i] ?? '')) continue;
    to = i + 1;
    break;
  }
  return { start: from, end: to };
}
