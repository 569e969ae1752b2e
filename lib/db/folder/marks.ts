import { existsSync, readFileSync } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { uptime } from 'node:os';
import { join } from 'node:path';
import { desc } from 'drizzle-orm';
import { z } from 'zod';
import type { Database } from '#lib/db/connection/database';
import { sessions } from '#lib/db/schema';

/**
 * The last `seq` of the newest sessions, fsynced to disk beside a database that is not: the comparison shows what a
 * power cut has lost.
 */
const markSchema = z.object({ boot: z.string(), at: z.string(), last_seq: z.record(z.string(), z.number()) });
export type Mark = z.infer<typeof markSchema>;

const markFile = 'undertone.mark.json';
const markEveryMs = 10_000;
/** The newest sessions, so many. Older ones have not changed for long, so the system has written them to disk. */
const sessionsMarked = 200;

/**
 * The mark of a previous process that did not end in good order, if the machine has restarted since; otherwise null.
 */
export function markBefore(dataDir: string): Mark | null {
  const path = join(dataDir, markFile);
  if (!existsSync(path)) return null;
  try {
    const mark = markSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
    return mark.boot === bootId() ? null : mark;
  } catch {
    // It is written atomically, so a disk that lost part of it lost more.
    return { boot: '', at: '', last_seq: {} };
  }
}

/**
 * Writes marks now and then until it is stopped, which removes the mark: its absence tells the next start that the
 * server ended in good order.
 */
export function keepMarks(dataDir: string, db: Database, onError: (error: unknown) => void): { stop(): Promise<void> } {
  let writing = Promise.resolve();
  const mark = (): void => {
    writing = writing.then(() => write(dataDir, db)).catch(onError);
  };
  mark();
  const timer = setInterval(mark, markEveryMs).unref();
  return {
    async stop() {
      clearInterval(timer);
      await writing;
      await rm(join(dataDir, markFile), { force: true });
    },
  };
}

async function write(dataDir: string, db: Database): Promise<void> {
  const rows = await db
    .select({ id: sessions.id, last_seq: sessions.last_seq })
    .from(sessions)
    .orderBy(desc(sessions.created_at))
    .limit(sessionsMarked);
  const mark: Mark = {
    boot: bootId(),
    at: new Date().toISOString(),
    last_seq: Object.fromEntries(rows.map(({ id, last_seq }) => [id, last_seq])),
  };
  const draft = join(dataDir, `${markFile}.new`);
  const file = await open(draft, 'w', 0o600);
  try {
    await file.writeFile(JSON.stringify(mark));
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(draft, join(dataDir, markFile));
}

/** Changes with each boot of the machine; if the system gives no boot id, the boot time rounded to ten minutes. */
function bootId(): string {
  try {
    return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
  } catch {
    return `since ${Math.round((Date.now() / 1000 - uptime()) / 600)}`;
  }
}
