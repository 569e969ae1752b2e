import { highStakesFrom, unsureBelow } from '#lib/base/confidence';
import type { Segment } from '#lib/speech/contract';
import { hasHighStakesWord } from './high-stakes-words.ts';
import type { TextSource } from './source.ts';

/** Whether the recogniser was sure enough of a passage for a reading to quote it. */
export function isSure({ confidence, text }: Pick<Segment, 'confidence' | 'text'>): boolean {
  return confidence >= unsureBelow && (confidence >= highStakesFrom || !hasHighStakesWord(text));
}

/** Whether a person has confirmed the words of a passage. No engine is that sure. */
export function isConfirmed({ confidence }: Pick<Segment, 'confidence'>): boolean {
  return confidence === 1;
}

const known = new WeakMap<TextSource, TextSource>();

/**
 * The transcript without the passages that may not be quoted, for readings of the words. Returns the transcript itself
 * if there are none.
 */
export function sureOf(transcript: TextSource): TextSource {
  const before = known.get(transcript);
  if (before) return before;
  // In a language that the recogniser does not know, even confident passages are wrong, except those that the owner
  // has corrected.
  const segments = transcript.segments.filter(transcript.sounds_foreign ? isConfirmed : isSure);
  const sure = segments.length === transcript.segments.length ? transcript : without(transcript, segments);
  known.set(transcript, sure);
  return sure;
}

function without(transcript: TextSource, segments: Segment[]): TextSource {
  const ids = new Set(segments.map(({ id }) => id));
  return {
    ...transcript,
    segments,
    transcript: segments.map(({ text }) => text).join(' '),
    words: transcript.words.filter(({ segment_id }) => ids.has(segment_id)),
  };
}
