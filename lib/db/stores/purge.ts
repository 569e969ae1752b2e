import { sql } from 'drizzle-orm';
import type { Database } from '#lib/db/line/database';

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
 * Deleted rows stay in PostgreSQL's files, and what was ever written in its write-ahead log. For the embedded database:
 * writes the tables anew without them, then ends the log's file and drops the old ones (`wal_recycle=off` keeps them
 * from being kept for re-use).
 */
export async function purgeEmbedded(db: Database): Promise<void> {
  for (const table of tables) await db.execute(sql.raw(`VACUUM FULL ${table}`));
  await db.execute(sql`SELECT pg_switch_wal()`);
  await db.execute(sql`CHECKPOINT`);
}
