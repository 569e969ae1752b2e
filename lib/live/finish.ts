import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { LiveListener } from '#lib/audio/live/live-listener';
import { AppError, toAppError } from '#lib/base/errors';
import type { EventLog } from '#lib/events/log';
import type { LiveFolders, LiveHead } from './live-folders.ts';
import type { LiveTalk } from './talk.ts';
import { type Blobs, newFile } from '#lib/sessions/blobs/blobs';
import type { PendingFiles } from '#lib/sessions/leftovers';
import type { SessionStore, StoredSession } from '#lib/sessions/store';

interface Kept {
  store: Pick<SessionStore, 'fill'>;
  blobs: Pick<Blobs, 'put' | 'drop'>;
  pending: PendingFiles;
  log: Pick<EventLog, 'append'>;
}

/**
 * Makes the file at `path` the session's recording and queues its run in the same step. Throws AppError
 * `session_not_empty` or `storage_unreachable`.
 */
export async function finishRecording(
  { store, blobs, pending, log }: Kept,
  session: StoredSession,
  path: string,
  duration_s: number,
): Promise<void> {
  const { id, owner_id, title, context } = session;
  const file = newFile('recording', '.flac');
  await pending.announce({ session_id: id, file });
  const bytes = (await stat(path)).size;
  await blobs.put(id, file, path);
  try {
    await log.append(id, [{ type: 'live', event: 'stopped', at_s: Math.round(duration_s * 1_000) / 1_000 }]);
    const filled = await store.fill({
      id,
      owner_id,
      title,
      context,
      given: null,
      audio: { file, name: `${title}.flac`, content_type: 'audio/flac' },
      duration_s,
      bytes,
    });
    if (!filled) throw new AppError('session_not_empty', { reason: 'recording_ended' });
  } catch (error) {
    const mayBeKept = toAppError(error).code === 'database_unreachable';
    if (!mayBeKept)
      await blobs
        .drop(id, file)
        .then(() => pending.forget({ session_id: id, file }))
        .catch(() => undefined);
    throw error;
  }
}

/** Longest time to write a file that was not written during the recording, in ms. */
const writeMs = 600_000;

/** The file that was written during the recording, if it is complete; otherwise one that is written into `work` now. */
export async function recordingFile(
  { liveListener, live }: { liveListener: LiveListener; live: LiveFolders },
  { session_id, sample_rate_hz, channels }: LiveHead,
  work: string,
  followed?: { talk: LiveTalk; stored_s: number },
): Promise<{ path: string; duration_s: number }> {
  const heard = followed ? await liveListener.finish(session_id).catch(() => null) : null;
  if (heard && followed && Math.abs(heard.duration_s - followed.stored_s) < 1e-6)
    return { path: followed.talk.flac_path, duration_s: heard.duration_s };
  const path = join(work, 'recording.flac');
  const { duration_s } = await liveListener.encode(
    { folder: live.pathOf(session_id), flac_path: path, sample_rate_hz, channels },
    AbortSignal.timeout(writeMs),
  );
  return { path, duration_s };
}
