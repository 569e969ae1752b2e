import type { TextModel } from '#lib/text/model';
import { estimateTokens } from '#lib/language/prices';

/** Segments of one part of a long transcript: indices, end exclusive. */
export interface Window {
  first: number;
  end: number;
}

/** A window is closed at a change of subject once it is this full. */
const fullEnough = 0.5;
/** Number, second and speaker before each line. */
const lineOverhead = 16;

/**
 * Cuts a transcript into parts that fit one call each, at changes of subject where there are any (`shifts`: indices of the sentences with
 * which a new subject begins). One window where everything fits; every segment lies in exactly one.
 */
export function windowsOf(model: Pick<TextModel, 'segments' | 'sentences'>, shifts: readonly number[], window_tokens: number): Window[] {
  const begins = new Set(shifts.map((index) => model.sentences[index]?.segment));
  const out: Window[] = [];
  let first = 0;
  let tokens = 0;
  for (const [index, { segment }] of model.segments.entries()) {
    const own = estimateTokens(segment.text.length + lineOverhead);
    const isFull = tokens + own > window_tokens;
    const isTurn = begins.has(index) && tokens >= window_tokens * fullEnough && remaining(model, index) > window_tokens - tokens;
    if (index > first && (isFull || isTurn)) {
      out.push({ first, end: index });
      first = index;
      tokens = 0;
    }
    tokens += own;
  }
  if (first < model.segments.length) out.push({ first, end: model.segments.length });
  return out;
}

/** Tokens from a segment to the end, so that nothing is cut where the rest would have fitted. */
function remaining({ segments }: Pick<TextModel, 'segments'>, from: number): number {
  const start = segments[from]?.start ?? 0;
  return estimateTokens((segments.at(-1)?.end ?? start) - start + (segments.length - from) * lineOverhead);
}
