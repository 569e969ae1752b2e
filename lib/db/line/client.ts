import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core';
import { fileURLToPath } from 'node:url';
import type * as schema from '#lib/db/schema';
import type { NoticeHandlers } from './notices.ts';

/** PostgreSQL, embedded or a server: the same SQL, the same migrations. */
export type Database = PgDatabase<PgQueryResultHKT, typeof schema>;

export interface OpenDatabase {
  db: Database;
  /**
   * Hears what other processes say; null for the embedded database, which has no other process. Resolves once it
   * listens.
   */
  listen: ((handlers: NoticeHandlers) => Promise<{ close(): Promise<void> }>) | null;
  close(): Promise<void>;
}

export const migrationsFolder = fileURLToPath(new URL('../migrations', import.meta.url));

/**
 * The server at `url`, else PostgreSQL in WebAssembly on disk under `dataDir` (whose lock the caller holds), or in
 * memory for null.
 * Migrated to the newest schema. Throws AppError `database_unreachable`.
 */
export async function openDatabase(dataDir: string | null, url?: string): Promise<OpenDatabase> {
  // Each is loaded only where it is used: the embedded one takes 300 MB.
  if (url !== undefined) return (await import('./postgres.ts')).openPostgres(url);
  return (await import('#lib/db/embedded/embedded')).openEmbedded(dataDir);
}
