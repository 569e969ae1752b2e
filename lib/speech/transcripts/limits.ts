import { AppError } from '#lib/base/errors';
import type { GivenSegment } from './contract.ts';

/**
 * Limits of one conversation: 200,000 words are about 22 hours of talk. Each passage is a fact, and each speaker a row
 * in several notes. A word of 10,000 letters is not a word, and patterns may take very long in it.
 */
export const transcriptLimits = {
  bytes: 5_000_000,
  words: 200_000,
  passages: 20_000,
  speakers: 100,
  letters: 10_000,
} as const;

/** Name, time and words may each have a line of their own, and rolling subtitles show each line up to three times. */
const mostLines = 3 * transcriptLimits.passages;

/** The longest average word; an English word has five letters. */
const longWord = 20;

/** Checked before parsing. Throws AppError `upload_too_large`. */
export function requireReadable(text: string): void {
  if (text.length > transcriptLimits.bytes) throw tooLong('text');
}

/**
 * Checked before lines or cues are parsed, so that a far too long text is refused at once. Throws AppError
 * `upload_too_large`.
 */
export function requireFewLines(text: string, format: 'lines' | 'subtitles'): void {
  const mark = format === 'lines' ? '\n' : '-->';
  let count = 0;
  for (let at = text.indexOf(mark); at >= 0 && count <= mostLines; at = text.indexOf(mark, at + 1))
    if (text[at + 1] !== '\n') count += 1;
  if (count > mostLines) throw tooManyPassages();
}

/** Checks the parsed passages. Throws AppError `upload_too_large` with a sentence that names the remedy. */
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
 * Counts words between spaces; parts of an overlong word, joined by hyphens and the like, count one by one, as in the
 * readings.
 */
function wordsIn(text: string): number {
  const { length } = text.split(/\s+/);
  return text.length > longWord * length ? Math.max(length, text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0) : length;
}

/** Limits the speakers that are named, in a text or for a recording. Throws AppError `upload_too_large`. */
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
