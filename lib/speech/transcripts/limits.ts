import { AppError } from '#lib/base/errors';
import type { GivenSegment } from './contract.ts';

/**
 * More than this nobody reads as one conversation: 200,000 words are about 22 hours of talk. Each passage is a fact of
 * its own, and each speaker a row in several notes. A word of 10,000 letters is none, and what looks for words in it
 * may take very long.
 */
export const transcriptLimits = {
  bytes: 5_000_000,
  words: 200_000,
  passages: 20_000,
  speakers: 100,
  letters: 10_000,
} as const;

/** Name, time and words may each have a line of their own, and rolling subtitles say each line up to three times. */
const mostLines = 3 * transcriptLimits.passages;

/** On average; an English word has five letters. */
const longWord = 20;

/** Before anything is read. Throws AppError `upload_too_large`. */
export function requireReadable(text: string): void {
  if (text.length > transcriptLimits.bytes) throw tooLong('text');
}

/** Before lines or cues are read: what is far too long is refused at once. Throws AppError `upload_too_large`. */
export function requireFewLines(text: string, format: 'lines' | 'subtitles'): void {
  const mark = format === 'lines' ? '\n' : '-->';
  let count = 0;
  for (let at = text.indexOf(mark); at >= 0 && count <= mostLines; at = text.indexOf(mark, at + 1))
    if (text[at + 1] !== '\n') count += 1;
  if (count > mostLines) throw tooManyPassages();
}

/** What was read. Throws AppError `upload_too_large` with a sentence that says what to do. */
export function requireWithinLimits(segments: readonly GivenSegment[]): void {
  if (segments.length > transcriptLimits.passages) throw tooManyPassages();
  requireFewSpeakers(segments.flatMap(({ speaker }) => speaker ?? []));
  let words = 0;
  for (const { text } of segments) {
    if (text.length > transcriptLimits.letters) {
      throw new AppError('upload_too_large', { reason: 'unbroken_text' });
    }
    words += wordsIn(text);
  }
  if (words > transcriptLimits.words) throw tooLong('words');
}

/**
 * Words with spaces between them; where they are too long for that, what hangs together by hyphens and the like counts
 * one by one, as it does for the readings.
 */
function wordsIn(text: string): number {
  const { length } = text.split(/\s+/);
  return text.length > longWord * length ? Math.max(length, text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0) : length;
}

/** Whoever names speakers, in a text or beside a recording. Throws AppError `upload_too_large`. */
export function requireFewSpeakers(names: Iterable<string>): void {
  const { size } = new Set(names);
  if (size <= transcriptLimits.speakers) return;
  throw new AppError('upload_too_large', { reason: 'speakers', count: size });
}

function tooManyPassages(): AppError {
  return new AppError('upload_too_large', { reason: 'passages' });
}

function tooLong(reason: 'text' | 'words'): AppError {
  return new AppError('upload_too_large', { reason });
}
