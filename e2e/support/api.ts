import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Problem } from '#lib/base/errors';

export interface CreatedSession {
  session_id: string;
  url: string;
  owner_token: string;
}

/** A multipart form with a recording in the field `audio`. */
export async function formOf(
  audio: string | Uint8Array<ArrayBuffer>,
  name = typeof audio === 'string' ? basename(audio) : 'clip.mp3',
): Promise<FormData> {
  const form = new FormData();
  const bytes = typeof audio === 'string' ? new Uint8Array(await readFile(audio)) : audio;
  form.append('audio', new Blob([bytes]), name);
  return form;
}

/** Creates a session over HTTP, as a script would. */
export async function createSession(base: string, audio: string): Promise<CreatedSession> {
  const response = await fetch(`${base}/api/sessions`, { method: 'POST', body: await formOf(audio) });
  if (response.status !== 201)
    throw new Error(`POST /api/sessions answered ${response.status}: ${await response.text()}`);
  return (await response.json()) as CreatedSession;
}

/** The problem document of a refused request; null for any other answer. */
export async function problemOf(response: Response): Promise<Problem | null> {
  if (!response.headers.get('content-type')?.startsWith('application/problem+json')) return null;
  return (await response.json()) as Problem;
}
