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
/** An arbitrary number that no other code locks. */
const migrationLock = 0x75_6e_64_65;

/** A pool of connections to a PostgreSQL server, its schema migrated. Throws AppError `database_unreachable`. */
export async function openPostgres(url: string, health = new DatabaseHealth()): Promise<OpenDatabase> {
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
    // Sets the time after which the server releases the locks of a transaction whose client is gone. Set per
    // connection, since poolers reject it in the connection's startup options.
    verify: (client, done) =>
      void client.query(`set idle_in_transaction_session_timeout = ${answerMs}`).then(() => done(), done),
    keepAlive: true,
    application_name: 'undertone',
  });
  // An idle connection that breaks is replaced at its next use.
  pool.on('error', () => undefined);
  // For a connection that breaks between two statements of a transaction: the next statement fails. Without a listener
  // the error would end the process.
  pool.on('connect', (client) => void client.on('error', () => undefined));
  return {
    db: drizzle(watchPool(pool, health), { schema }) as unknown as Database,
    listen: (handlers) => listenTo(url, handlers, health),
    close: () => pool.end(),
  };
}

/**
 * When several processes start at once, one migrates and the others wait, however long that takes. The lock ends with
 * the connection.
 */
async function migrateOnce(url: string): Promise<void> {
  const client = new Client({
    connectionString: url,
    connectionTimeoutMillis: connectMs,
    keepAlive: true,
    application_name: 'undertone migrations',
  });
  // An error that breaks the connection also fails the pending statement.
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query('select pg_advisory_lock($1)', [migrationLock]);
    await migrate(drizzle(client), { migrationsFolder });
  } finally {
    await client.end();
  }
}
