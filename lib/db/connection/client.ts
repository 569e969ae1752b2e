import type { OpenDatabase } from './open-database.ts';

/**
 * The database: the server at `url`, else PostgreSQL in WebAssembly on disk under `dataDir` (whose lock the caller
 * holds), or in memory for null. Migrated to the newest schema. Throws AppError `database_unreachable`.
 */
export async function openDatabase(dataDir: string | null, url?: string): Promise<OpenDatabase> {
  // Each is loaded only where it is used: the embedded one takes 300 MB.
  if (url !== undefined) return (await import('./postgres.ts')).openPostgres(url);
  return (await import('#lib/db/embedded/embedded')).openEmbedded(dataDir);
}
