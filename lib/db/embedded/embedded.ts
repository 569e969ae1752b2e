import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { drizzle } from 'drizzle-orm/node-postgres';
import { migrate } from 'drizzle-orm/node-postgres/migrator';
import { Pool } from 'pg';
import { type Database, migrationsFolder } from '#lib/db/connection/database';
import type { OpenDatabase } from '#lib/db/connection/open-database';
import { damaged, requireDatabase } from '#lib/db/folder/damage';
import { EmbeddedThread } from './embedded-thread.ts';
import { type QueueStore, queueStoreOn } from '#lib/db/stores/queue-store';
import * as schema from '#lib/db/schema';

export interface EmbeddedDatabase extends OpenDatabase {
  /** The same database session, in the form that the queue uses. */
  queueStore: QueueStore;
  /**
   * Copies the files as they are at this moment into a folder that does not exist yet: the state that a killed process
   * leaves, which opens again without loss.
   */
  copyTo: (folder: string) => Promise<void>;
}

/**
 * PostgreSQL in WebAssembly, in a thread, on disk under `dataDir`, or in memory for null; migrated to the newest
 * schema. The caller holds the folder's lock. Throws AppError `database_damaged`, `folder_unusable` or `disk_full`,
 * with a sentence for the person who starts the server.
 */
export async function openEmbedded(dataDir: string | null): Promise<EmbeddedDatabase> {
  if (dataDir === null) return openFolder(null);
  const folder = join(dataDir, 'postgres');
  if (!existsSync(folder)) await initialise(dataDir, folder);
  requireDatabase(folder);
  return openFolder(folder).catch((error: unknown) => {
    throw damaged(folder, error);
  });
}

/**
 * Created in a temporary folder and moved into place when it is complete, so that a process killed meanwhile leaves
 * nothing half done.
 */
async function initialise(dataDir: string, folder: string): Promise<void> {
  const draft = join(dataDir, 'postgres.new');
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { recursive: true });
  const database = await openFolder(draft);
  await database.close();
  renameSync(draft, folder);
}

async function openFolder(folder: string | null): Promise<EmbeddedDatabase> {
  const thread = await EmbeddedThread.open(folder, endWhereDatabaseIsLost);
  // One database session, so one connection, which all callers share in turn. The names of host, user and database do
  // not matter.
  const pool = new Pool({
    stream: () => thread.connect(),
    max: 1,
    idleTimeoutMillis: 0,
    ssl: false,
    host: 'localhost',
    user: 'postgres',
    database: 'postgres',
    password: 'none',
  });
  // Made before the first connection, which listens for notifications.
  const queueStore = queueStoreOn(pool);
  const db = drizzle(pool, { schema });
  const close = async (): Promise<void> => {
    await pool.end();
    await thread.close();
  };
  try {
    await migrate(db, { migrationsFolder });
  } catch (error) {
    await close();
    throw error;
  }
  return { db: db as unknown as Database, queueStore, copyTo: (to) => thread.copyTo(to), listen: null, close };
}

/**
 * A database that cannot write its journal, or broke in another way, cannot continue. Everything that was acknowledged
 * is on disk, and the next start finds it, so the process ends here.
 */
function endWhereDatabaseIsLost({ message }: Error): void {
  const why = message.includes('file "pg_wal/')
    ? 'could not write its journal; most likely the disk is full. Nothing that was saved is lost: free some space and start again.'
    : `broke (${message}). Nothing that was saved is lost: start again.`;
  process.stderr.write(`The embedded database ${why}\n`);
  process.exit(1);
}
