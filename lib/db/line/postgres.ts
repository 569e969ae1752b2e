import { drizzle } from 'drizzle-orm/node-postgres';
import { migrate } from 'drizzle-orm/node-postgres/migrator';
import { Client, Pool } from 'pg';
import { AppError } from '#lib/base/errors';
import { type Database, migrationsFolder } from './database.ts';
import type { OpenDatabase } from './open-database.ts';
import { answerMs, DatabaseHealth } from './database-health.ts';
import { listenTo } from './listener.ts';
import * as schema from '#lib/db/schema';
import { watchPool } from './watched-pool.ts';

/** Connections of this process, besides the one that listens. */
const poolSize = 10;
const connectMs = 5_000;
/** Any number that nothing else in the database locks. */
const migrationLock = 0x75_6e_64_65;

/** A pool of connections to a PostgreSQL server, its schema migrated. Throws AppError `database_unreachable`. */
export async function openPostgres(url: string, line = new DatabaseHealth()): Promise<OpenDatabase> {
  try {
    await migrateOnce(url);
  } catch (cause) {
    throw new AppError(
      'database_unreachable',
      { reason: 'setting', problem: cause instanceof Error ? cause.message : 'it does not answer' },
      { cause },
    );
  }
  const pool = new Pool({
    connectionString: url,
    max: poolSize,
    connectionTimeoutMillis: connectMs,
    query_timeout: answerMs,
    // The server lets go of what a transaction has locked whose process it does not hear any more. Said here, since a
    // pooler takes no such thing in a connection's first words.
    verify: (client, done) =>
      void client.query(`set idle_in_transaction_session_timeout = ${answerMs}`).then(() => done(), done),
    keepAlive: true,
    application_name: 'undertone',
  });
  // A connection that breaks while nobody uses it is replaced at the next use.
  pool.on('error', () => undefined);
  // One that breaks between two statements of a transaction: the next statement fails, and unheard this would end the
  // process.
  pool.on('connect', (client) => void client.on('error', () => undefined));
  return {
    db: drizzle(watchPool(pool, line), { schema }) as unknown as Database,
    listen: (handlers) => listenTo(url, handlers, line),
    close: () => pool.end(),
  };
}

/**
 * Several processes start at once; one migrates, the others wait for it, however long that takes. The lock goes with
 * the connection.
 */
async function migrateOnce(url: string): Promise<void> {
  const client = new Client({
    connectionString: url,
    connectionTimeoutMillis: connectMs,
    keepAlive: true,
    application_name: 'undertone migrations',
  });
  // What breaks it also fails the statement that is waited for.
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query('select pg_advisory_lock($1)', [migrationLock]);
    await migrate(drizzle(client), { migrationsFolder });
  } finally {
    await client.end();
  }
}
