import { AppError } from '#lib/base/errors';
import type { ReadTranscript, Reading, Wanted } from './contract.ts';
import { looksLikeCues } from '#lib/speech/transcripts/formats/cue-file';
import { readSubtitles } from '#lib/speech/transcripts/formats/read-subtitles';
import { endingOf } from './decode.ts';
import { jsonOf, readJson } from '#lib/speech/transcripts/formats/json';
import { requireFewLines, requireReadable, requireWithinLimits } from './limits.ts';
import { readLines } from '#lib/speech/transcripts/formats/lines';
import { readTable } from '#lib/speech/transcripts/formats/table';

// oxlint-disable-next-line no-control-regex -- removes them: nobody says them, and a terminal obeys them
const controls = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g;
/** Direction and width marks, which some exports put before every line. */
const invisible = /[\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g;
const spaces = /[\u00a0\u2007\u202f]/g;
/** Patterns for labels and times would try every blank. */
const endlessBlanks = /[ \t]{100,}/g;
const subtitles: ReadonlySet<string> = new Set(['.srt', '.vtt', '.sbv', '.sub']);

/**
 * Parses a transcript: lines with names and times in any order, SubRip, WebVTT, SubViewer, a table, or the JSON of a
 * recogniser. The format is recognised by the content, not by the file's name; but a name that ends in .srt, .vtt or
 * .sbv must hold subtitles. Throws AppError `unreadable_transcript` and `upload_too_large`.
 */
export function readTranscriptText(given: string, name = '', wanted: Wanted = {}): ReadTranscript {
  const text = given
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    .replace(controls, '')
    .replace(invisible, '')
    .replace(spaces, ' ')
    .replace(endlessBlanks, ' ');
  requireReadable(text);
  const { segments, others, ...reading } = readingOf(text, name, wanted);
  if (segments.length === 0)
    throw reading.format === 'subtitles'
      ? noSubtitles(name)
      : new AppError('unreadable_transcript', { reason: 'no_words' });
  requireWithinLimits(segments);
  const speakers = new Set(segments.flatMap(({ speaker }) => speaker ?? [])).size;
  return { segments, others, read_as: { ...reading, passages: segments.length, speakers } };
}

function readingOf(text: string, name: string, wanted: Wanted): Reading {
  const ending = endingOf(name);
  const json = jsonOf(text);
  if (json !== undefined || ending === '.json' || ending === '.jsonl') {
    const reading = json === undefined ? null : readJson(json, wanted);
    if (reading) return reading;
    throw new AppError('unreadable_transcript', { reason: 'no_passages', name });
  }
  if (subtitles.has(ending) || looksLikeCues(text)) {
    requireFewLines(text, 'subtitles');
    return readSubtitles(text, wanted);
  }
  requireFewLines(text, 'lines');
  return readTable(text, wanted) ?? readLines(text, wanted);
}

function noSubtitles(name: string): AppError {
  const example = endingOf(name) === '.vtt' ? '00:01.000 --> 00:03.500' : '00:00:01,000 --> 00:00:03,500';
  return new AppError('unreadable_transcript', { reason: 'no_subtitles', name, example });
}
