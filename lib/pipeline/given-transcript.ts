import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { givenTranscript } from '#lib/analyses/transcript/given';
import type { Transcript } from '#lib/analyses/transcript/schema';
import { AppError } from '#lib/base/errors';
import { decodeText } from '#lib/speech/transcripts/decode';
import { readTranscriptText } from '#lib/speech/transcripts/read';

/** The transcript that lies in a file. Throws AppError `unreadable_transcript` and `upload_too_large`. */
export async function readGivenTranscript(path: string): Promise<Transcript> {
  const text = decodeText(await readFile(path));
  if (text === null) throw new AppError('unreadable_transcript', 'This file holds no text.');
  return givenTranscript(readTranscriptText(text, basename(path)).segments);
}
