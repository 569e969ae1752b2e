import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PGlite } from '@electric-sql/pglite';
import { drizzle, type PgliteDatabase } from 'drizzle-orm/pglite';
import { migrate } from 'drizzle-orm/pglite/migrator';
import * as schema from '#lib/db/schema';

export type Database = PgliteDatabase<typeof schema>;

export interface OpenDatabase {
  db: Database;
  close(): Promise<void>;
}

const migrationsFolder = fileURLToPath(new URL('migrations', import.meta.url));

/** The default of 128 MB of shared buffers would cost 140 MB of memory and gain nothing: one client, and the system's own cache below. */
const startParams = [...PGlite.defaultStartParams, '-c', 'shared_buffers=16MB', '-c', 'wal_buffers=1MB'];

/** PostgreSQL in WebAssembly, on disk under `dataDir`, or in memory for null; migrated to the newest schema. The caller holds the folder's lock. */
export async function openDatabase(dataDir: string | null): Promise<OpenDatabase> {
  const folder = dataDir === null ? undefined : join(dataDir, 'postgres');
  if (folder) mkdirSync(folder, { recursive: true });
  const pglite = await PGlite.create({ ...(folder ? { dataDir: folder } : {}), startParams });
  const db = drizzle(pglite, { schema });
  await migrate(db, { migrationsFolder });
  return { db, close: () => pglite.close() };
}
