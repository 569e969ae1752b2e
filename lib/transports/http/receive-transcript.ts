import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '#lib/base/errors';
import type { GivenText } from '#lib/sessions/upload';
import type { GivenSegment, Wanted } from '#lib/speech/transcripts/contract';
import { decodeText, isTranscriptName } from '#lib/speech/transcripts/decode';
import { transcriptLimits } from '#lib/speech/transcripts/limits';
import { readTranscriptText } from '#lib/speech/transcripts/read';
import type { ReceivedFile, ReceivedForm } from '#lib/transports/http/read-form';

/** In UTF-16 a letter takes two bytes. */
const mostBytes = 2 * transcriptLimits.bytes;
const longestTitle = 60;

/**
 * The transcript in a form: text in the field `transcript`, or a file of text or subtitles in either field. null where there is none.
 * It is read here once, as the run will read it, so that what cannot be read is refused. Throws AppError `unreadable_transcript`, `upload_too_large` or
 * `invalid_form`.
 */
export async function receiveTranscript({ fields, file }: ReceivedForm, folder: string, wanted?: Wanted): Promise<GivenText | null> {
  const pasted = fields.get('transcript');
  if (pasted !== undefined && pasted !== '') {
    if (file) throw new AppError('invalid_form', 'The form holds a text and a file. Send one of them.');
    const { segments } = readTranscriptText(pasted, '', wanted);
    const path = join(folder, 'pasted.txt');
    await writeFile(path, pasted);
    return { path, name: null, opening: openingOf(segments) };
  }
  if (!file || (file.field === 'audio' && !isTranscriptName(file.name, file.content_type))) return null;
  const text = await textOf(file);
  if (text === null) return null;
  const { segments } = readTranscriptText(text, file.name, wanted);
  return { path: file.path, name: file.name || null, opening: openingOf(segments) };
}

/** null for what is called a text, lies where a recording belongs, and is none: it may still be one. */
async function textOf(file: ReceivedFile): Promise<string | null> {
  if (file.bytes > mostBytes) throw new AppError('upload_too_large', 'The transcript is longer than 5 MB of text, the most that is read at once. Cut it into parts.');
  const text = decodeText(await readFile(file.path));
  if (text === null && file.field === 'transcript') throw new AppError('unreadable_transcript', `“${file.name}” holds no text. A transcript is plain text, subtitles (.srt, .vtt, .sbv), a table (.csv) or a recogniser’s .json.`);
  return text;
}

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
