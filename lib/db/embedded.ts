import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { drizzle } from 'drizzle-orm/pglite';
import { migrate } from 'drizzle-orm/pglite/migrator';
import { type Database, migrationsFolder, type OpenDatabase } from '#lib/db/client';
import * as schema from '#lib/db/schema';

/** The default of 128 MB of shared buffers would cost 140 MB of memory and gain nothing: one client, and the system's own cache below. */
const startParams = [...PGlite.defaultStartParams, '-c', 'shared_buffers=16MB', '-c', 'wal_buffers=1MB', '-c', 'wal_recycle=off'];

export interface EmbeddedDatabase extends OpenDatabase {
  pglite: PGlite;
}

/** PostgreSQL in WebAssembly, on disk under `dataDir`, or in memory for null; migrated to the newest schema. The caller holds the folder's lock. */
export async function openEmbedded(dataDir: string | null): Promise<EmbeddedDatabase> {
  if (dataDir === null) return openFolder(null);
  const folder = join(dataDir, 'postgres');
  if (!existsSync(folder)) await initialise(dataDir, folder);
  return openFolder(folder);
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
  const pglite = await PGlite.create({ ...(folder === null ? {} : { dataDir: folder }), startParams });
  const db = drizzle(pglite, { schema });
  await migrate(db, { migrationsFolder });
  return { db: db as unknown as Database, pglite, listen: null, close: () => pglite.close() };
}
