import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { drizzle } from 'drizzle-orm/pglite';
import { migrate } from 'drizzle-orm/pglite/migrator';
import { type Database, migrationsFolder, type OpenDatabase } from '#lib/db/client';
import { damaged, requireDatabase } from '#lib/db/damage';
import * as schema from '#lib/db/schema';

/** The default of 128 MB of shared buffers would cost 140 MB of memory and gain nothing: one client, and the system's own cache below. */
const startParams = [...PGlite.defaultStartParams, '-c', 'shared_buffers=16MB', '-c', 'wal_buffers=1MB', '-c', 'wal_recycle=off'];

/**
 * A database that cannot write its journal can do nothing any more, and would take this process with it in an endless loop. Everything that was acknowledged is on
 * disk, and the next start finds it, so the process ends here.
 */
class GuardedDatabase extends PGlite {
  override async execProtocol(...given: Parameters<PGlite['execProtocol']>): ReturnType<PGlite['execProtocol']> {
    return super.execProtocol(...given).catch(endWhereJournalIsLost);
  }

  override async execProtocolStream(...given: Parameters<PGlite['execProtocolStream']>): ReturnType<PGlite['execProtocolStream']> {
    return super.execProtocolStream(...given).catch(endWhereJournalIsLost);
  }
}

function endWhereJournalIsLost(error: unknown): never {
  if (error instanceof Error && /file "pg_wal\//.test(error.message)) {
    process.stderr.write('The embedded database could not write its journal; most likely the disk is full. Nothing that was saved is lost: free some space and start again.\n');
    process.exit(1);
  }
  throw error;
}

export interface EmbeddedDatabase extends OpenDatabase {
  pglite: PGlite;
}

/**
 * PostgreSQL in WebAssembly, on disk under `dataDir`, or in memory for null; migrated to the newest schema. The caller holds the folder's lock. Throws AppError
 * `database_damaged`, `folder_unusable` or `disk_full`, with a sentence for whoever starts it.
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

/** Made aside and moved into place when it is whole, so that a process killed meanwhile leaves nothing half done. */
async function initialise(dataDir: string, folder: string): Promise<void> {
  const draft = join(dataDir, 'postgres.new');
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { recursive: true });
  const database = await openFolder(draft);
  await database.close();
  renameSync(draft, folder);
}

async function openFolder(folder: string | null): Promise<EmbeddedDatabase> {
  const pglite = new GuardedDatabase({ ...(folder === null ? {} : { dataDir: folder }), startParams });
  await pglite.waitReady;
  const db = drizzle(pglite, { schema });
  await migrate(db, { migrationsFolder });
  return { db: db as unknown as Database, pglite, listen: null, close: () => pglite.close() };
}
