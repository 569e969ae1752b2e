import { extname } from 'node:path';
import { AppError } from '#lib/base/errors';
import { readCaptions } from '#lib/speech/transcript-file-captions';
import { readLines } from '#lib/speech/transcript-file-lines';
import { requireFewLines, requireReadable, requireWithinLimits } from '#lib/speech/transcript-limits';

/** One passage of a transcript that somebody gave; null where the text does not say. Seconds. */
export interface GivenSegment {
  text: string;
  speaker: string | null;
  start_s: number | null;
  end_s: number | null;
}

const extensions: ReadonlySet<string> = new Set(['.txt', '.srt', '.vtt']);
const contentTypes = /^(?:text\/plain|text\/vtt|text\/srt|application\/(?:x-)?subrip)\b/i;

/** Whether a file is offered as text, by its name or, where that says nothing, by its type. */
export function isTranscriptName(name: string, contentType = ''): boolean {
  const extension = extname(name).toLowerCase();
  return extensions.has(extension) || (extension === '' && contentTypes.test(contentType));
}

/** Text of a file in UTF-8, UTF-16 with its mark, or else Windows-1252; null for what is no text at all. */
export function decodeText(bytes: Uint8Array): string | null {
  const wide = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : null;
  if (wide) return new TextDecoder(wide).decode(bytes);
  if (bytes.subarray(0, 8192).includes(0)) return null;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

/**
 * Reads a transcript in plain lines, SubRip or WebVTT. Subtitles are known by their content, whatever the file is called; a name
 * that ends in .srt or .vtt promises them. Throws AppError `unreadable_transcript` and `upload_too_large`.
 */
export async function readTranscriptText(given: string, name = ''): Promise<GivenSegment[]> {
  const text = given.replace(/^\ufeff/, '').toWellFormed().replace(/\r\n?/g, '\n').replace(controls, '').replace(endlessBlanks, ' ');
  requireReadable(text);
  const format = formatOf(text, extname(name).toLowerCase());
  requireFewLines(text, format);
  const segments = format === 'lines' ? readLines(text) : await readCaptions(text, format);
  if (segments.length === 0) throw new AppError('unreadable_transcript', sentenceFor(format, name));
  requireWithinLimits(segments);
  return segments;
}

type Format = 'lines' | 'srt' | 'vtt';

// oxlint-disable-next-line no-control-regex -- control characters are what is removed: nobody says them, and a terminal obeys them
const controls = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g;
/** What looks for labels and times would try each of them. */
const endlessBlanks = /[ \t]{100,}/g;
const timeLine = /^(?:\d+:)?\d{1,2}:\d{1,2}[,.]\d{1,3}[ \t]*-->/m;

function formatOf(text: string, extension: string): Format {
  if (/^WEBVTT(?:\s|$)/.test(text)) return 'vtt';
  const start = text.slice(0, 1000);
  if (/^\s*(?:\d+[ \t]*\n)?(?:\d+:)?\d{1,2}:\d{1,2}[,.]\d{1,3}[ \t]*-->/.test(start)) return timeLine.exec(start)?.[0].includes(',') ? 'srt' : 'vtt';
  return extension === '.srt' ? 'srt' : extension === '.vtt' ? 'vtt' : 'lines';
}

function sentenceFor(format: Format, name: string): string {
  if (format === 'lines') return 'There are no words in this text. Paste what was said, one line for each turn.';
  const example = format === 'srt' ? '00:00:01,000 --> 00:00:03,500' : '00:01.000 --> 00:03.500';
  return `No subtitle with its times was found${name === '' ? '' : ` in “${name}”`}. Each needs a line such as “${example}” with the words below it.`;
}
