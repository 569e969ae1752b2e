import { sql } from 'drizzle-orm';
import type { Database } from '#lib/db/connection/database';

/** Every table that holds what people said or wrote. */
const tables = [
  'sessions',
  'events',
  'session_meanings',
  'session_findings',
  'share_links',
  'owner_questions',
] as const;

/**
 * PostgreSQL's files keep deleted rows, and its write-ahead log keeps everything that was written. For the embedded
 * database: rewrites the tables without them, then switches to a new log file and removes the old ones
 * (`wal_recycle=off` keeps PostgreSQL from reusing them).
 */
export async function purgeEmbedded(db: Database): Promise<void> {
  for (const table of tables) await db.execute(sql.raw(`VACUUM FULL ${table}`));
  await db.execute(sql`SELECT pg_switch_wal()`);
  await db.execute(sql`CHECKPOINT`);
}
