import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { readMigrationFiles } from 'drizzle-orm/migrator';
import { Client } from 'pg';
import { z } from 'zod';
import type { BlobAddress } from '#lib/base/settings/blob-address';
import { migrationsFolder } from '#lib/db/connection/database';
import { openBlobs } from '#lib/sessions/blobs/open-blobs';
import { type Finding, fault, hint, lineOf, well } from './finding.ts';

/** The requirement of the queue (pg-boss 12). */
const leastPostgres = 13;
const answerMs = 5_000;
const factsSchema = z.tuple([
  z.object({ version: z.coerce.number(), name: z.string(), may_create: z.boolean(), migrated: z.boolean() }),
]);
const newestSchema = z.tuple([z.object({ newest: z.coerce.number() })]);

/**
 * Checks the database of DATABASE_URL: whether it answers, its version, its schema, and whether notices come through.
 * Leaves it unchanged.
 */
export async function checkDatabase(url: string): Promise<Finding[]> {
  const client = new Client({
    connectionString: url,
    connectionTimeoutMillis: answerMs,
    query_timeout: answerMs,
    application_name: 'undertone doctor',
  });
  client.on('error', () => undefined);
  const findings: Finding[] = [];
  try {
    await client.connect();
    const { rows } =
      await client.query(`select current_setting('server_version_num') as version, current_database() as name, has_database_privilege(current_database(), 'CREATE') as may_create,
      to_regclass('drizzle.__drizzle_migrations') is not null as migrated`);
    const [{ version, name, may_create, migrated }] = factsSchema.parse(rows);
    const major = Math.floor(version / 10_000);
    findings.push(
      major < leastPostgres
        ? fault(`The database ${name} is PostgreSQL ${major}; ${leastPostgres} is the oldest that works here.`)
        : well(`PostgreSQL ${major} answers, with the database ${name}.`),
    );
    findings.push(await schemaOf(client, migrated, may_create), await notices(client, url));
  } catch (error) {
    findings.push(
      fault(
        `The database of DATABASE_URL cannot be used: ${lineOf(error) || 'it does not answer'}. Look at host, port, user and password in it, and whether the server is up.`,
      ),
    );
  } finally {
    await client.end().catch(() => undefined);
  }
  return findings;
}

async function schemaOf(client: Client, migrated: boolean, mayCreate: boolean): Promise<Finding> {
  if (!migrated) {
    return mayCreate
      ? well('It has no schema yet; the first start makes it.')
      : fault(
          'It has no schema yet, and this user may not make one. Run GRANT CREATE ON DATABASE for it, or make it the owner.',
        );
  }
  const times = readMigrationFiles({ migrationsFolder }).map(({ folderMillis }) => folderMillis);
  const [{ newest }] = newestSchema.parse(
    (await client.query('select coalesce(max(created_at), 0) as newest from drizzle.__drizzle_migrations')).rows,
  );
  const waiting = times.filter((time) => time > newest).length;
  if (newest > Math.max(...times))
    return fault('Its schema is newer than this program: a newer version has been started on it. Install that one.');
  return waiting === 0
    ? well('It has the newest schema.')
    : hint(
        `Its schema is ${waiting === 1 ? 'one step' : `${waiting} steps`} behind; the next start mends that. Make a backup before.`,
      );
}

/** A pooler that lends connections per transaction accepts LISTEN and never delivers a notice. */
async function notices(client: Client, url: string): Promise<Finding> {
  const channel = `undertone_doctor_${process.pid}`;
  const speaker = new Client({ connectionString: url, connectionTimeoutMillis: answerMs, query_timeout: answerMs });
  speaker.on('error', () => undefined);
  try {
    await client.query(`listen ${channel}`);
    await speaker.connect();
    const heard = new Promise<boolean>((resolve) => {
      client.once('notification', () => resolve(true));
      setTimeout(() => resolve(false), answerMs).unref();
    });
    await speaker.query(`notify ${channel}`);
    return (await heard)
      ? well('Notices between processes come through (LISTEN and NOTIFY).')
      : fault(
          'Notices between processes do not come through: LISTEN hears nothing. Behind a pooler, let DATABASE_URL name the server itself, or set the pooler to session mode.',
        );
  } finally {
    await speaker.end().catch(() => undefined);
  }
}

/** Checks the bucket of BLOB_URL: a small file is written, listed, read back and deleted. */
export async function checkBucket(address: BlobAddress, dataDir: string): Promise<Finding[]> {
  const blobs = await openBlobs(dataDir, address);
  try {
    const problem = await blobs.problem();
    const left = sessionsIn(dataDir);
    return [
      problem === null
        ? well(`The bucket ${address.bucket} takes a file, lists it, gives it back and deletes it.`)
        : fault(`The bucket ${address.bucket} cannot be used: ${problem}.`),
      ...(left === 0
        ? []
        : [
            hint(
              `${join(dataDir, 'sessions')} holds files of ${left === 1 ? 'a session' : `${left} sessions`} from before there was a bucket; they are not looked for there any more. Copy the folder to sessions/ below the bucket’s prefix.`,
            ),
          ]),
    ];
  } finally {
    blobs.close();
  }
}

function sessionsIn(dataDir: string): number {
  try {
    return readdirSync(join(dataDir, 'sessions')).length;
  } catch {
    return 0;
  }
}
