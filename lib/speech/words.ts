import type { Word } from '#lib/speech/contract';
import type { RecognisedSegment } from '#lib/speech/contract';

type Spoken = Pick<RecognisedSegment, 'id' | 'start_s' | 'end_s' | 'text' | 'voiced'>;

/** A word takes at least about a vowel; a sentence's end is followed by a breath. In units of one letter. */
const perWord = 1;
const perSyllable = 1.5;
const perDigit = 3;
const pauseAfter: Record<string, number> = { '.': 3, '!': 3, '?': 3, ',': 1.5, ';': 2, ':': 2 };

/**
 * Spreads a segment's words over its voiced parts by their length, in order and without overlap: the engine gives no
 * times of its own, so each is marked `approximate`. Words are cut at white space and keep their punctuation.
 */
export function spreadWords(segment: Spoken): Word[] {
  const words = segment.text.split(/\s+/).filter((word) => word !== '');
  const parts = segment.voiced.length > 0 ? segment.voiced : [{ start_s: segment.start_s, end_s: segment.end_s }];
  const voiced_s = parts.reduce((sum, { start_s, end_s }) => sum + end_s - start_s, 0);
  const total = words.reduce((sum, word) => sum + weight(word) + pause(word), 0);
  let before = 0;
  return words.map((word) => {
    const start_s = placeOf(parts, (before / total) * voiced_s, 'start');
    const end_s = placeOf(parts, ((before + weight(word)) / total) * voiced_s, 'end');
    before += weight(word) + pause(word);
    return { segment_id: segment.id, word, start_s, end_s: Math.max(start_s, end_s), approximate: true };
  });
}

/** Half letters, half syllables (runs of vowels): how long a word takes to say, roughly. */
function weight(word: string): number {
  const letters = word.match(/\p{L}/gu)?.length ?? 0;
  const digits = word.match(/\p{N}/gu)?.length ?? 0;
  const syllables = word.toLowerCase().match(/[aeiouy]+/g)?.length ?? 1;
  return perWord + letters * 0.5 + syllables * perSyllable + digits * perDigit;
}

function pause(word: string): number {
  return pauseAfter[word.at(-1) ?? ''] ?? 0;
}

/** Where in the recording a moment of voiced time lies. At a border a word starts after the pause and ends before it. */
function placeOf(parts: Spoken['voiced'], voiced_s: number, edge: 'start' | 'end'): number {
  let left = voiced_s;
  for (const [index, { start_s, end_s }] of parts.entries()) {
    const length = end_s - start_s;
    const isInside = edge === 'start' ? left < length - 1e-6 : left <= length + 1e-6;
    if (isInside || index === parts.length - 1) return Math.round((start_s + Math.min(left, length)) * 1_000) / 1_000;
    left -= length;
  }
  return 0;
}
