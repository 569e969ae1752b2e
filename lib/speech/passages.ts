import type { SpeechSpan } from '#lib/audio/contract';
import { round } from '#lib/base/statistics';
import type { Gap, RecognisedSegment } from './contract.ts';
import { gapIn, minConfidence } from './hallucinations.ts';
import type { ReadWord } from '#lib/speech/moonshine/moonshine-model';

/** A passage or, if a span of speech has no words left, a gap. */
export type Passage = { segment: Omit<RecognisedSegment, 'id'> } | { gap: Gap; span: SpeechSpan };

/** A word may begin this much before the voice, or end this much after it, in seconds, and is moved to it. */
const nearVoice = 0.3;

/**
 * Turns the words of a piece into passages, one per span, each word where it starts. Words outside the voice are moved
 * to its edge. `words` have times in the recording, in order.
 */
export function passagesOf(spans: readonly SpeechSpan[], words: readonly ReadWord[]): Passage[] {
  const voiced = spans.flatMap((span) => span.voiced);
  const placed = words.map((word) => atVoice(word, voiced));
  let next = 0;
  return spans.flatMap((span, index): Passage[] => {
    const border = spans[index + 1]?.start_s ?? Infinity;
    const from = next;
    while (next < placed.length && (placed[next]?.start_s ?? 0) < border) next += 1;
    const own = placed.slice(from, next);
    const confidence = meanOf(own);
    if (own.length === 0 || confidence < minConfidence) {
      const gap = gapIn(span);
      return gap ? [{ gap, span }] : [];
    }
    return [
      {
        segment: {
          ...span,
          speaker: span.speaker ?? null,
          text: own.map(({ word }) => word).join(' '),
          confidence: round(confidence),
          words: inOrder(own, span),
        },
      },
    ];
  });
}

function atVoice(word: ReadWord, voiced: SpeechSpan['voiced']): ReadWord {
  let { start_s, end_s } = word;
  if (!voiced.some((part) => start_s >= part.start_s && start_s < part.end_s)) {
    const following = voiced.find((part) => part.start_s >= start_s);
    if (following && following.start_s < end_s + nearVoice) start_s = following.start_s;
  }
  if (!voiced.some((part) => end_s > part.start_s && end_s <= part.end_s)) {
    const before = voiced.findLast((part) => part.end_s <= end_s);
    if (before && before.end_s > start_s) end_s = before.end_s;
  }
  return { ...word, start_s, end_s: Math.max(start_s, end_s) };
}

/** Moves words inside the span, none starting before the previous one ends. */
function inOrder(words: readonly ReadWord[], span: SpeechSpan): { word: string; start_s: number; end_s: number }[] {
  let earliest = span.start_s;
  return words.map(({ word, start_s, end_s }) => {
    const from = Math.min(span.end_s, Math.max(earliest, start_s));
    const to = Math.min(span.end_s, Math.max(from, end_s));
    earliest = to;
    return { word, start_s: round(from), end_s: round(to) };
  });
}

/** Geometric mean, weighted by the number of letters. */
function meanOf(words: readonly ReadWord[]): number {
  const letters = words.reduce((sum, { word }) => sum + word.length, 0);
  return letters === 0
    ? 0
    : Math.exp(
        words.reduce((sum, { word, confidence }) => sum + word.length * Math.log(Math.max(1e-9, confidence)), 0) /
          letters,
      );
}
