import { quoteIn } from '#lib/analyses/quotes/quote-places';
import type { Segment } from '#lib/speech/contract';

/**
 * Finds where words of the transcript are heard, by their place in the text; null where they do not stand there, or
 * stand there more than once, since nobody can tell then which of them is meant. `inside` is false where it is not
 * known when in a passage a word is said.
 */
export function locate(text: string, segments: readonly Segment[], inside = true): number | null {
  const quote = quoteIn(text);
  if (quote === '') return null;
  const whole = segments.map((segment) => segment.text).join(' ');
  const at = whole.indexOf(quote);
  if (at === -1 || whole.includes(quote, at + 1)) return null;
  let from = 0;
  for (const segment of segments) {
    const end = from + segment.text.length;
    if (at <= end)
      return (
        segment.start_s +
        (inside ? ((at - from) / Math.max(1, segment.text.length)) * (segment.end_s - segment.start_s) : 0)
      );
    from = end + 1;
  }
  return null;
}
