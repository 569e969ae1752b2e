import { rm } from 'node:fs/promises';
import type { MediaInfo } from '#lib/audio/contract';
import { AppError } from '#lib/base/errors';
import { type SessionContext, sessionContextSchema } from '#lib/analyses/session-context';
import { getRuntime } from '#lib/runtime/runtime';
import type { StoredSession } from '#lib/sessions/store';
import { receiveTranscript } from '#lib/transports/http/receive-transcript';
import { readForm, type ReceivedFile, type ReceivedForm } from '#lib/transports/http/read-form';

export interface Received {
  session: StoredSession;
  /** Sets the owner's cookie where the visitor had none. */
  headers: Record<string, string>;
  owner_token: string;
}

/**
 * Takes an upload, a recording or a transcript, from first byte to running session. What cannot be opened is refused before anything is kept, and
 * nothing of a refused upload stays on disk. `empty` allows a form, or no body at all, that makes an empty session.
 */
export async function receiveUpload(request: Request, { empty }: { empty: boolean }): Promise<Received> {
  const { owners, folders, sessions, settings } = getRuntime();
  const visitor = owners.visitorOf(request.headers);
  const owner_id = visitor.owner_id ?? owners.newOwner();
  const folder = await folders.temporary('upload');
  try {
    const max_bytes = settings.MAX_UPLOAD_MB * 1_000_000;
    const form: ReceivedForm = empty && isBodiless(request) ? { fields: new Map(), file: null } : await readForm(request, folder, { max_bytes });
    const given = await receiveTranscript(form, folder);
    if (!form.file && !given && !empty) throw new AppError('no_audio', 'There is no recording in the field "audio" and no text in "transcript". Choose a file and send it again.');
    const context = parseContext(form.fields.get('context'));
    const session_id = form.fields.get('session_id') || undefined;
    const upload = form.file && !given ? { ...form.file, info: await open(form.file) } : null;
    const session = await sessions.create({ owner_id, upload, given, context, session_id });
    const headers: Record<string, string> = visitor.owner_id === null ? { 'Set-Cookie': owners.cookieFor(owner_id) } : {};
    return { session, headers, owner_token: owners.tokenOf(owner_id) };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function open(audio: ReceivedFile): Promise<MediaInfo> {
  if (audio.bytes === 0) throw new AppError('no_audio', 'The file is empty. Choose another one, or record again.');
  return getRuntime().parts.listener.probe(audio.path);
}

/** What PostgreSQL cannot hold in a text: NUL, and halves of surrogate pairs. */
function storable(text: string): string {
  return text.toWellFormed().replaceAll('\0', '');
}

function isBodiless(request: Request): boolean {
  return request.body === null || request.headers.get('content-length') === '0';
}

function parseContext(given: string | undefined): SessionContext {
  if (given === undefined || given === '') return {};
  let json: unknown;
  try {
    json = JSON.parse(given, (_key, value: unknown) => (typeof value === 'string' ? storable(value) : value));
  } catch (cause) {
    throw new AppError('invalid_context', 'The field "context" is not JSON.', { cause });
  }
  const parsed = sessionContextSchema.safeParse(json);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new AppError('invalid_context', `The session context does not fit at ${issue?.path.join('.') || 'its top'}: ${issue?.message ?? 'unknown member'}.`);
}
