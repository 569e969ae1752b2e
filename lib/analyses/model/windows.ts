import { estimateTokens } from '#lib/language/prices';
import type { TextModel } from '#lib/text/model';

/** Segments of one part of a long transcript: indices, end exclusive. */
export interface Window {
  /** Where reading begins: the last minute of the part before comes along, for what it began. */
  from: number;
  first: number;
  end: number;
}

/** A window is closed at a change of subject once it is this full. */
const fullEnough = 0.5;
/** Number and speaker before each line. */
const lineOverhead = 8;
/**
 * Tokens of transcript that one answer can do justice to. An answer has at most 8,000 tokens and each of its lists a
 * limit, so a longer stretch would be told in the same number of lines; about 40 minutes of talk.
 */
const readAtOnce = 10_000;
const overlap = { seconds: 60, lines: 15 } as const;

/**
 * Cuts a transcript into parts that fit one call each, at changes of subject where there are any (`shifts`: indices of
 * the sentences with which a new subject begins). One window where everything fits; every segment lies in exactly one,
 * and is read once more at most, as the end of the part before.
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

/** The two halves of a window that is too long to be answered; null where it is one line. */
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

/** Tokens from a segment to the end, so that nothing is cut where the rest would have fitted. */
function remaining({ segments }: Pick<TextModel, 'segments'>, from: number): number {
  const start = segments[from]?.start ?? 0;
  return estimateTokens((segments.at(-1)?.end ?? start) - start + (segments.length - from) * lineOverhead);
}
