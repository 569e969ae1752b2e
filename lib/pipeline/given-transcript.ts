import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { givenTranscript } from '#lib/analyses/transcript/given';
import type { Transcript } from '#lib/analyses/transcript/schema';
import { AppError } from '#lib/base/errors';
import type { Wanted } from '#lib/speech/transcripts/contract';
import { decodeText } from '#lib/speech/transcripts/decode';
import { readTranscriptText } from '#lib/speech/transcripts/read';

/** The transcript that lies in a file; `wanted` where two readings of it fit. Throws AppError `unreadable_transcript` and `upload_too_large`. */
export async function readGivenTranscript(path: string, wanted?: Wanted): Promise<Transcript> {
  const text = decodeText(await readFile(path));
  if (text === null) throw new AppError('unreadable_transcript', 'This file holds no text.');
  const { segments, read_as } = readTranscriptText(text, basename(path), wanted);
  return givenTranscript(segments, read_as);
}
