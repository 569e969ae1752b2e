import { type Blobs, longestPutMs } from '#lib/sessions/blobs/blobs';
import type { SessionStore } from './store.ts';

export interface PendingFile {
  session_id: string;
  file: string;
}

/** Files that are about to be put. The transaction that gives a file its session forgets it here. */
export interface PendingFiles {
  announce(file: PendingFile): Promise<void>;
  /** Announced before `until`, and no session's. */
  before(until: Date): Promise<PendingFile[]>;
  forget(file: PendingFile): Promise<void>;
}

/** Older than anything that is being put. */
const oldMs = longestPutMs + 15 * 60_000;

/**
 * Removes files that have no session, as a process leaves them that is killed between keeping a file and its row.
 * Answers how many that were.
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
    // A session that exists was empty when the file came; it may have been filled with another one.
    await ((await store.find(session_id)) ? blobs.drop(session_id, file) : blobs.erase(session_id));
    await pending.forget({ session_id, file });
  }
  return left.length;
}
