import { rm } from 'node:fs/promises';
import type { MediaInfo } from '#lib/audio/contract';
import { AppError, toAppError } from '#lib/base/errors';
import { metrics } from '#lib/base/logs/metrics';
import type { SessionContext } from '#lib/analyses/session-context';
import { getRuntime } from '#lib/runtime/runtime';
import type { StoredSession } from '#lib/sessions/store';
import { cleanName, cleanType } from './incoming-file.ts';
import { isJson, readClaim } from './read-claim.ts';
import { parseContext } from './read-context.ts';
import { receiveTranscript } from './receive-transcript.ts';
import { readForm, type ReceivedFile, type ReceivedForm } from './read-form.ts';

export interface Received {
  session: StoredSession;
  /** Sets the owner's cookie if the visitor had none. */
  headers: Record<string, string>;
  owner_token: string;
}

/**
 * Takes an upload, a recording or a transcript, from the first byte to the running session. A file that cannot be
 * opened is refused before anything is kept, and nothing of a refused upload stays on disk. `empty` allows a form, or
 * no body at all, that makes an empty session.
 */
export async function receiveUpload(request: Request, { empty }: { empty: boolean }): Promise<Received> {
  const { owners, folders, quotas } = getRuntime();
  const visitor = owners.visitorOf(request.headers);
  const owner_id = visitor.owner_id ?? owners.newOwner();
  // Checked before the file is received in vain; its real size is checked once more afterwards.
  if (visitor.owner_id !== null && !isJson(request))
    await quotas.requireRoom(owner_id, { bytes: Number(request.headers.get('content-length')) || 0, duration_s: 0 });
  const folder = await folders.temporary('upload');
  try {
    const session = isJson(request)
      ? await takeFinished(request, { owner_id, folder, empty })
      : await takeForm(request, { owner_id, folder, empty });
    const headers: Record<string, string> =
      visitor.owner_id === null ? { 'Set-Cookie': owners.cookieFor(owner_id) } : {};
    metrics().uploads.inc({ outcome: 'accepted' });
    return { session, headers, owner_token: owners.tokenOf(owner_id) };
  } catch (error) {
    metrics().uploads.inc({ outcome: toAppError(error).code });
    throw error;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

interface Taking {
  owner_id: string;
  /** Empty; deleted afterwards. */
  folder: string;
  empty: boolean;
}

async function takeForm(request: Request, taking: Taking): Promise<StoredSession> {
  const max_bytes = getRuntime().settings.MAX_UPLOAD_MB * 1_000_000;
  const form: ReceivedForm =
    taking.empty && isBodiless(request)
      ? { fields: new Map(), file: null }
      : await readForm(request, taking.folder, { max_bytes });
  return makeSession(form, taking);
}

/** A resumable upload that is complete, or an empty session, requested in JSON. */
async function takeFinished(request: Request, taking: Taking): Promise<StoredSession> {
  const { uploads, access } = getRuntime();
  const { upload, context, ...rest } = await readClaim(request);
  const fields = new Map(Object.entries(rest));
  if (upload === undefined) return makeSession({ fields, file: null }, taking, context);
  const id = await uploads.claim(taking.owner_id, upload, async ({ path, name, content_type, bytes }) => {
    const file: ReceivedFile = {
      field: 'audio',
      path,
      name: cleanName(name),
      content_type: cleanType(content_type),
      bytes,
    };
    return (await makeSession({ fields, file }, taking, context)).id;
  });
  return access.toView(id, { owner_id: taking.owner_id });
}

async function makeSession(
  form: ReceivedForm,
  { owner_id, folder, empty }: Taking,
  said?: SessionContext,
): Promise<StoredSession> {
  const context = said ?? parseContext(form.fields.get('context'));
  const given = await receiveTranscript(form, { folder, texts: getRuntime().parts.texts, wanted: context.read_as });
  if (!form.file && !given && !empty) throw new AppError('no_audio', { reason: 'missing' });
  const session_id = form.fields.get('session_id') || undefined;
  const upload = form.file && !given ? { ...form.file, info: await open(form.file) } : null;
  const session = await getRuntime().sessions.create({ owner_id, upload, given, context, session_id });
  metrics().uploadBytes.inc(form.file?.bytes ?? 0);
  return session;
}

async function open(audio: ReceivedFile): Promise<MediaInfo> {
  if (audio.bytes === 0) throw new AppError('no_audio', { reason: 'empty_upload' });
  return getRuntime().parts.listener.probe(audio.path);
}

function isBodiless(request: Request): boolean {
  return request.body === null || request.headers.get('content-length') === '0';
}
