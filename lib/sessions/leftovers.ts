import { type Blobs, longestPutMs } from '#lib/sessions/blobs/blobs';
import type { SessionStore } from './store.ts';

export interface PendingFile {
  session_id: string;
  file: string;
}

/** Files that are about to be stored. The transaction that assigns a file to its session removes its entry. */
export interface PendingFiles {
  announce(file: PendingFile): Promise<void>;
  /** Entries made before `until` that belong to no session. */
  before(until: Date): Promise<PendingFile[]>;
  forget(file: PendingFile): Promise<void>;
}

/** Older than any running upload, in ms. */
const oldMs = longestPutMs + 15 * 60_000;

/**
 * Removes files without a session, which a process leaves if it is killed between storing a file and writing its row.
 * Returns their number.
 */
export async function sweepLeftovers(
  blobs: Blobs,
  pending: PendingFiles,
  store: Pick<SessionStore, 'find'>,
  now = Date.now(),
): Promise<number> {
  const old = new Date(now - oldMs);
  await blobs.dropUnfinished(old);
  const left = await pending.before(old);
  for (const { session_id, file } of left) {
    // An existing session was empty when the file came; it may have been filled with another one.
    await ((await store.find(session_id)) ? blobs.drop(session_id, file) : blobs.erase(session_id));
    await pending.forget({ session_id, file });
  }
  return left.length;
}
