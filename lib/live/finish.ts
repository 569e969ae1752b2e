import { stat } from 'node:fs/promises';
import { AppError, toAppError } from '#lib/base/errors';
import type { EventLog } from '#lib/events/log';
import { type Blobs, newFile } from '#lib/sessions/blobs';
import type { PendingFiles } from '#lib/sessions/leftovers';
import type { SessionStore, StoredSession } from '#lib/sessions/store';

interface Kept {
  store: Pick<SessionStore, 'fill'>;
  blobs: Pick<Blobs, 'put' | 'drop'>;
  pending: PendingFiles;
  log: Pick<EventLog, 'append'>;
}

/** The file at `path` becomes the session's recording, and its run is queued in the same step. Throws AppError `session_not_empty` or `storage_unreachable`. */
export async function finishRecording({ store, blobs, pending, log }: Kept, session: StoredSession, path: string, duration_s: number): Promise<void> {
  const { id, owner_id, title, context } = session;
  const file = newFile('recording', '.flac');
  await pending.announce({ session_id: id, file });
  const bytes = (await stat(path)).size;
  await blobs.put(id, file, path);
  try {
    await log.append(id, [{ type: 'live', event: 'stopped', at_s: Math.round(duration_s * 1_000) / 1_000 }]);
    const filled = await store.fill({ id, owner_id, title, context, given: null, audio: { file, name: `${title}.flac`, content_type: 'audio/flac' }, duration_s, bytes });
    if (!filled) throw new AppError('session_not_empty', 'This recording has ended already.');
  } catch (error) {
    const mayBeKept = toAppError(error).code === 'database_unreachable';
    if (!mayBeKept) await blobs.drop(id, file).then(() => pending.forget({ session_id: id, file })).catch(() => undefined);
    throw error;
  }
}
