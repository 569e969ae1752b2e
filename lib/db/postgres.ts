import { drizzle } from 'drizzle-orm/node-postgres';
import { migrate } from 'drizzle-orm/node-postgres/migrator';
import { Pool } from 'pg';
import { AppError } from '#lib/base/errors';
import { type Database, migrationsFolder, type OpenDatabase } from '#lib/db/client';
import { listenTo } from '#lib/db/listener';
import * as schema from '#lib/db/schema';

/** Connections of this process, besides the one that listens. */
const poolSize = 10;
const connectMs = 5_000;
/** Any number that nothing else in the database locks. */
const migrationLock = 0x75_6e_64_65;

/** A pool of connections to a PostgreSQL server, its schema migrated. Throws AppError `database_unreachable`. */
export async function openPostgres(url: string): Promise<OpenDatabase> {
  const pool = new Pool({ connectionString: url, max: poolSize, connectionTimeoutMillis: connectMs, keepAlive: true, application_name: 'undertone' });
  // A connection that breaks while nobody uses it is replaced at the next use.
  pool.on('error', () => undefined);
  // One that breaks between two statements of a transaction: the next statement fails, and unheard this would end the process.
  pool.on('connect', (client) => void client.on('error', () => undefined));
  try {
    await migrateOnce(pool);
  } catch (cause) {
    await pool.end();
    throw new AppError('database_unreachable', `The database that DATABASE_URL names cannot be used: ${cause instanceof Error ? cause.message : 'it does not answer'}.`, { cause });
  }
  return {
    db: drizzle(pool, { schema }) as unknown as Database,
    listen: (handlers) => listenTo(url, handlers),
    close: () => pool.end(),
  };
}

/** Several processes start at once; one migrates, the others wait for it. */
async function migrateOnce(pool: Pool): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [migrationLock]);
    await migrate(drizzle(client), { migrationsFolder });
    await client.query('select pg_advisory_unlock($1)', [migrationLock]);
    client.release();
  } catch (error) {
    // The lock goes with the connection.
    client.release(true);
    throw error;
  }
}
