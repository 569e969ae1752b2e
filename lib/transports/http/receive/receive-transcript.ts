import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '#lib/base/errors';
import type { TextReader } from '#lib/pipeline/text-reader';
import type { GivenText } from '#lib/sessions/uploads/upload';
import type { Wanted } from '#lib/speech/transcripts/contract';
import { isTranscriptName } from '#lib/speech/transcripts/decode';
import { transcriptLimits } from '#lib/speech/transcripts/limits';
import type { ReceivedForm } from './read-form.ts';

/** In UTF-16 a character takes two bytes. */
const mostBytes = 2 * transcriptLimits.bytes;

interface Receiving {
  /** Empty; deleted afterwards. */
  folder: string;
  texts: Pick<TextReader, 'opening'>;
  wanted?: Wanted | undefined;
}

/**
 * The transcript in a form: text in the field `transcript`, or a text or subtitle file in either field. null if there
 * is none. It is parsed here once, as the run will parse it, so that an unreadable one is refused. Throws AppError
 * `unreadable_transcript`, `upload_too_large` or `invalid_form`.
 */
export async function receiveTranscript(
  { fields, file }: ReceivedForm,
  { folder, texts, wanted }: Receiving,
): Promise<GivenText | null> {
  const pasted = fields.get('transcript');
  if (pasted !== undefined && pasted !== '') {
    if (file) throw new AppError('invalid_form', { reason: 'text_and_file' });
    const path = join(folder, 'pasted.txt');
    await writeFile(path, pasted);
    return { path, name: null, opening: (await texts.opening({ path, name: '', wanted })) ?? '' };
  }
  if (!file || (file.field === 'audio' && !isTranscriptName(file.name, file.content_type))) return null;
  const { path, name } = file;
  if (file.bytes > mostBytes) throw new AppError('upload_too_large', { reason: 'text' });
  const opening = await texts.opening({ path, name, wanted });
  if (opening !== null) return { path, name: name || null, opening };
  // A file in the field for recordings that has a text's name, but is not text, may still be a recording.
  if (file.field === 'audio') return null;
  throw new AppError('unreadable_transcript', { reason: 'no_text', name });
}
