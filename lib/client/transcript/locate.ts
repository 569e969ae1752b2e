import { quoteIn } from '#lib/analyses/quotes/quote-places';
import type { Segment } from '#lib/speech/contract';

/**
 * Finds the time of words in the transcript; null if they do not occur, or occur more than once, since it is unknown
 * then which of them is meant. `inside` is false if the times of words within a passage are unknown.
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
