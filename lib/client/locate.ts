import type { Segment } from '#lib/speech/contract';

/** Finds where words of the transcript are heard, by their place in the text; null where they do not stand there. */
export function locate(text: string, segments: readonly Segment[]): number | null {
  // A line about a quote carries it between typographic quotation marks.
  const quote = (/“([^”]+)”/.exec(text)?.[1] ?? text).trim();
  if (quote === '') return null;
  const whole = segments.map((segment) => segment.text).join(' ');
  const at = whole.indexOf(quote);
  if (at === -1) return null;
  let from = 0;
  for (const segment of segments) {
    const end = from + segment.text.length;
    if (at <= end) return segment.start_s + ((at - from) / Math.max(1, segment.text.length)) * (segment.end_s - segment.start_s);
    from = end + 1;
  }
  return null;
}
