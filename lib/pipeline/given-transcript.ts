import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { givenTranscript } from '#lib/analyses/transcript/given';
import type { Transcript } from '#lib/analyses/transcript/schema';
import { AppError } from '#lib/base/errors';
import type { Wanted, GivenSegment } from '#lib/speech/transcripts/contract';
import { decodeText } from '#lib/speech/transcripts/decode';
import { readTranscriptText } from '#lib/speech/transcripts/read';

/**
 * A text in a file. `name`: as on the person’s computer, or empty. `wanted`: the caller's choice if the text can be
 * parsed in two ways.
 */
export interface TextFile {
  path: string;
  name: string;
  wanted?: Wanted | undefined;
}

/** Parses the transcript in a file. Throws AppError `unreadable_transcript` and `upload_too_large`. */
export async function readGivenTranscript(path: string, wanted?: Wanted): Promise<Transcript> {
  const text = decodeText(await readFile(path));
  if (text === null) throw new AppError('unreadable_transcript', { reason: 'empty_text' });
  const { segments, read_as } = readTranscriptText(text, basename(path), wanted);
  return givenTranscript(segments, read_as);
}

/**
 * The first words of the transcript in a file; null if it contains no text. Throws AppError `unreadable_transcript` and
 * `upload_too_large`.
 */
export async function readOpening({ path, name, wanted }: TextFile): Promise<string | null> {
  const text = decodeText(await readFile(path));
  return text === null ? null : openingOf(readTranscriptText(text, name, wanted).segments);
}

const longestTitle = 60;

/** The first words, as a title for a text without a name. */
function openingOf(segments: readonly GivenSegment[]): string {
  const words = (segments[0]?.text ?? '').slice(0, 4 * longestTitle).split(/\s+/u);
  let title = '';
  for (const word of words) {
    if (title.length + word.length >= longestTitle) return `${title || word.slice(0, longestTitle)}…`;
    title += title === '' ? word : ` ${word}`;
  }
  return title;
}
