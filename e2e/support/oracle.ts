import { asc, eq } from 'drizzle-orm';
import { hashOf, type Seen, type Watcher } from './watcher.ts';
import { openDatabase } from '#lib/db/connection/client';
import { events } from '#lib/db/schema';
import type { Fact } from '#lib/events/facts';

export type Entry = Pick<Seen, 'seq' | 'hash'>;

/** The log's table itself: in a folder whose server has ended, or in the database at `url`. */
export async function tableOf(
  dataDir: string,
  sessionIds: readonly string[],
  url?: string,
): Promise<Map<string, Entry[]>> {
  const { db, close } = await openDatabase(dataDir, url);
  try {
    const all = new Map<string, Entry[]>();
    for (const id of sessionIds) {
      const rows = await db.select().from(events).where(eq(events.session_id, id)).orderBy(asc(events.seq));
      all.set(
        id,
        rows.map((row) => ({
          seq: row.seq,
          hash: hashOf({ ...row.body, seq: row.seq, at: row.at.toISOString(), session_id: id } satisfies Fact),
        })),
      );
    }
    return all;
  } finally {
    await close();
  }
}

/**
 * Compares the facts of a viewer with the log after its cursor: '' if they are equal, else a description of the
 * difference.
 */
function difference(seen: readonly Seen[], table: readonly Entry[], after = 0): string {
  const expected = table.slice(after);
  for (const [index, entry] of expected.entries()) {
    const found = seen[index];
    if (!found) return `saw ${seen.length} of ${expected.length}`;
    if (found.seq !== entry.seq) return `saw ${found.seq} where ${entry.seq} was next`;
    if (found.hash !== entry.hash) return `${entry.seq} was not what the log holds`;
  }
  return seen.length === expected.length ? '' : `saw ${seen.length} of ${expected.length}`;
}

/** The differences of all viewers that have one. */
export function differences(watchers: readonly Watcher[], table: readonly Entry[]): string[] {
  return watchers.map((watcher) => difference(watcher.seen, table)).filter(Boolean);
}

/** Waits until all have seen this many facts, or the `complete` of their run. Throws with their progress. */
export async function allSeen(
  watchers: readonly Watcher[],
  what: number | 'complete',
  timeoutMs = 60_000,
): Promise<void> {
  const done = ({ seen }: Watcher): boolean =>
    what === 'complete' ? seen.at(-1)?.type === 'complete' : seen.length >= what;
  const deadline = Date.now() + timeoutMs;
  while (!watchers.every(done)) {
    if (Date.now() > deadline) {
      const late = watchers.filter((watcher) => !done(watcher));
      throw new Error(
        `${late.length} of ${watchers.length} viewers are not done; the first has seen ${late[0]?.seen.length ?? 0}, last ${late[0]?.seen.at(-1)?.type ?? 'nothing'}`,
      );
    }
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** Waits until all are connected. */
export async function allOpen(watchers: readonly Watcher[], timeoutMs = 60_000): Promise<void> {
  const deadline = Date.now() + timeoutMs;
  while (!watchers.every((watcher) => watcher.isOpen())) {
    if (Date.now() > deadline)
      throw new Error(
        `${watchers.filter((watcher) => !watcher.isOpen()).length} of ${watchers.length} viewers are not connected`,
      );
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
