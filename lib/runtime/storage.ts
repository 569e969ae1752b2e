import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { Logger } from '#lib/base/logs/logger';
import type { Settings } from '#lib/base/settings/settings';
import type { OpenDatabase } from '#lib/db/connection/open-database';
import { holderOf, lockFolder } from '#lib/db/folder/folder-lock';
import { DatabaseHealth } from '#lib/db/connection/database-health';
import { sharedSecret } from '#lib/db/folder/shared-secret';
import { JobQueue } from '#lib/jobs/job-queue';
import type { Blobs } from '#lib/sessions/blobs/blobs';
import { Folders } from '#lib/sessions/folders';
import { openBlobs } from '#lib/sessions/blobs/open-blobs';
import { loadSecret } from '#lib/sessions/owners/owners';

export interface Storage {
  database: OpenDatabase;
  /** Whether the database is a server that other processes may use, too. */
  shared: boolean;
  /** Copies the embedded database's files as they are at this moment into a new folder; null for a server. */
  copyDatabase: ((folder: string) => Promise<void>) | null;
  /** The embedded database is always reachable. */
  health: DatabaseHealth;
  queue: JobQueue;
  folders: Folders;
  blobs: Blobs;
  /** The secret that signs the owners' keys. */
  secret: string;
}

/**
 * Opens everything that outlives a process. With the embedded database one process has DATA_DIR for itself; with a
 * server several share it.
 */
export async function openStorage({ DATA_DIR, DATABASE_URL, BLOB_URL }: Settings, logger: Logger): Promise<Storage> {
  const blobs = await openBlobs(DATA_DIR, BLOB_URL);
  const health = new DatabaseHealth(logger);
  const inUse = (folder: string) => holderOf(folder) !== null;
  if (DATABASE_URL === undefined) {
    const { openEmbedded } = await import('#lib/db/embedded/embedded');
    const database = await openEmbedded(DATA_DIR);
    const folders = new Folders(DATA_DIR);
    await folders.clean(inUse);
    return {
      database,
      shared: false,
      copyDatabase: database.copyTo,
      health,
      folders,
      blobs,
      queue: await JobQueue.open(database.db, database.queueStore, logger, health),
      secret: loadSecret(DATA_DIR),
    };
  }
  const { openPostgres } = await import('#lib/db/connection/postgres');
  const database = await openPostgres(DATABASE_URL, health);
  const process = randomUUID();
  const folders = new Folders(DATA_DIR, process);
  await folders.clean(inUse);
  lockFolder(join(DATA_DIR, 'tmp', process), 'temporary folder');
  return {
    database,
    shared: true,
    copyDatabase: null,
    health,
    folders,
    blobs,
    queue: await JobQueue.open(database.db, DATABASE_URL, logger, health),
    secret: await sharedSecret(database.db, loadSecret(DATA_DIR)),
  };
}
