import type { Word, RecognisedSegment } from './contract.ts';
import { pausesAtWords } from './word-pauses.ts';

type Spoken = Pick<RecognisedSegment, 'id' | 'start_s' | 'end_s' | 'text' | 'voiced'>;

/**
 * Seconds that a word takes at a calm pace: a constant, plus some time for each letter, syllable and digit, and more at
 * the end of a phrase, where speakers slow down (phrase-final lengthening: Klatt 1976; Wightman and others 1992).
 * Fitted on the words of the samples; only the ratios matter.
 */
const perWord = 0.03;
const perLetter = 0.05;
const perSyllable = 0.025;
const perDigit = 0.2;
const atPhraseEnd = 0.12;
/** A breath after a sentence or a phrase that is too short to be detected as a pause. */
const breath: Record<string, number> = { '.': 0.08, '!': 0.08, '?': 0.08, ',': 0.04, ';': 0.06, ':': 0.06 };

/**
 * Spreads a segment's words over its voiced parts by their expected duration, in order and without overlap. A pause
 * between two parts is put where one is likely (see `pausesAtWords`). The engine gives no times of its own, so each
 * word is marked `approximate`. Words are split at white space and keep their punctuation.
 */
export function spreadWords(segment: Spoken): Word[] {
  const words = segment.text.split(/\s+/).filter((word) => word !== '');
  const parts = segment.voiced.length > 0 ? segment.voiced : [{ start_s: segment.start_s, end_s: segment.end_s }];
  const lengths = words.map((word) => ({
    said: sayingTime(word),
    breath: breath[word.at(-1) ?? ''] ?? 0,
    ends: endsPhrase(word),
  }));
  const runs = pausesAtWords(lengths, parts);
  return runs.flatMap(({ from, to, firstPart, lastPart }) =>
    spread(segment.id, words.slice(from, to), lengths.slice(from, to), parts.slice(firstPart, lastPart + 1)),
  );
}

function spread(
  segment_id: number,
  words: readonly string[],
  lengths: readonly { said: number; breath: number }[],
  parts: Spoken['voiced'],
): Word[] {
  const voiced_s = parts.reduce((sum, { start_s, end_s }) => sum + end_s - start_s, 0);
  // The pause itself follows the last word.
  const breathAfter = (index: number): number => (index === words.length - 1 ? 0 : (lengths[index]?.breath ?? 0));
  const total = lengths.reduce((sum, { said }, index) => sum + said + breathAfter(index), 0);
  let before = 0;
  return words.map((word, index) => {
    const said = lengths[index]?.said ?? 0;
    const start_s = placeOf(parts, (before / total) * voiced_s, 'start');
    const end_s = placeOf(parts, ((before + said) / total) * voiced_s, 'end');
    before += said + breathAfter(index);
    return { segment_id, word, start_s, end_s: Math.max(start_s, end_s), approximate: true };
  });
}

function sayingTime(word: string): number {
  const letters = word.match(/\p{L}/gu)?.length ?? 0;
  const digits = word.match(/\p{N}/gu)?.length ?? 0;
  return (
    perWord +
    letters * perLetter +
    syllablesOf(word) * perSyllable +
    digits * perDigit +
    (endsPhrase(word) ? atPhraseEnd : 0)
  );
}

/** An estimate by groups of vowels; at least one. */
export function syllablesOf(word: string): number {
  return (
    word
      .toLowerCase()
      .replace(/(?<=[^aeiouy])e(?=\P{L}*$)/u, '')
      .match(/[aeiouy]+/g)?.length ?? 1
  );
}

function endsPhrase(word: string): boolean {
  return breath[word.at(-1) ?? ''] !== undefined;
}

/**
 * The moment in the recording for a moment of voiced time. At a border a word starts after the pause and ends before
 * it.
 */
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
