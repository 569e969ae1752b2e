import { type Blobs, longestPutMs } from '#lib/sessions/blobs';
import type { SessionStore } from '#lib/sessions/store';

/** Older than anything that is being written: a file comes before its session's row. */
const oldMs = longestPutMs + 15 * 60_000;

/** Removes the files of sessions that do not exist, as a process leaves them that is killed between keeping a file and its row. Answers how many sessions' that were. */
export async function sweepLeftovers(blobs: Blobs, store: Pick<SessionStore, 'among'>, now = Date.now()): Promise<number> {
  const old = new Date(now - oldMs);
  let swept = 0;
  await blobs.dropUnfinished(old);
  for await (const ids of blobs.sessionIds()) {
    const known = new Set(await store.among(ids));
    for (const id of ids.filter((each) => !known.has(each))) {
      const changed = await blobs.changedAt(id);
      if (changed === null || changed > old) continue;
      await blobs.erase(id);
      swept += 1;
    }
  }
  return swept;
}
