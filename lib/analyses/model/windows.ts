import { estimateTokens } from '#lib/language/prices';
import type { TextModel } from '#lib/text/model';

/** Segments of one part of a long transcript, as indices with exclusive end. */
export interface Window {
  /** First segment to read. The last minute of the part before is included as context. */
  from: number;
  first: number;
  end: number;
}

/** A window ends at a change of subject once it is this full. */
const fullEnough = 0.5;
/** In characters: number and speaker before each line. */
const lineOverhead = 8;
/**
 * Most transcript tokens that one answer can cover, about 40 minutes of talk. An answer has at most 8,000 tokens and a
 * limit for each of its lists, so a longer stretch would be described in the same number of lines.
 */
const readAtOnce = 10_000;
const overlap = { seconds: 60, lines: 15 } as const;

/**
 * Cuts a transcript into parts that fit one call each, at changes of subject if possible (`shifts`: indices of the
 * sentences that begin a new subject). One window if everything fits. Every segment belongs to exactly one window, and
 * is included at most once more, as context of the next part.
 */
export function windowsOf(
  model: Pick<TextModel, 'segments' | 'sentences'>,
  shifts: readonly number[],
  window_tokens: number,
): Window[] {
  const most = Math.min(window_tokens, readAtOnce);
  const begins = new Set(shifts.map((index) => model.sentences[index]?.segment));
  const out: Window[] = [];
  const close = (end: number): void => void out.push({ from: overlapFrom(model, first), first, end });
  let first = 0;
  let tokens = 0;
  for (const [index, { segment }] of model.segments.entries()) {
    const own = estimateTokens(segment.text.length + lineOverhead);
    const isFull = tokens + own > most;
    const isTurn = begins.has(index) && tokens >= most * fullEnough && remaining(model, index) > most - tokens;
    if (index > first && (isFull || isTurn)) {
      close(index);
      first = index;
      tokens = 0;
    }
    tokens += own;
  }
  if (first < model.segments.length) close(model.segments.length);
  return out;
}

/** The halves of a window whose answer was too long; null if it has only one line. */
export function halvesOf({ from, first, end }: Window): [Window, Window] | null {
  if (end - first < 2) return null;
  const middle = Math.ceil((first + end) / 2);
  return [
    { from, first, end: middle },
    { from: Math.max(first, middle - 3), first: middle, end },
  ];
}

function overlapFrom({ segments }: Pick<TextModel, 'segments'>, first: number): number {
  const until = segments[first]?.segment.start_s ?? 0;
  let from = first;
  while (
    from > 0 &&
    first - from < overlap.lines &&
    until - (segments[from - 1]?.segment.start_s ?? 0) <= overlap.seconds
  )
    from -= 1;
  return from;
}

/** Tokens from a segment to the end, so that nothing is cut if the rest would fit. */
function remaining({ segments }: Pick<TextModel, 'segments'>, from: number): number {
  const start = segments[from]?.start ?? 0;
  return estimateTokens((segments.at(-1)?.end ?? start) - start + (segments.length - from) * lineOverhead);
}
