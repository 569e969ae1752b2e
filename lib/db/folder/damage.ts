import { accessSync, constants, existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '#lib/base/errors';
import { freeBytes, journalBytes } from '#lib/base/free-space';

/** Each journal file has this size from the moment it is used. */
const journalFile = { name: /^[0-9A-F]{24}$/, bytes: 1 << 24 };

/** The system's error text; null if the folder can be written. */
export function whyNotWritten(folder: string): string | null {
  try {
    accessSync(folder, constants.W_OK | constants.X_OK);
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/**
 * Called before opening: the database would take a folder without this file for an empty one and overwrite it. Throws
 * AppError `database_damaged` or `folder_unusable`.
 */
export function requireDatabase(folder: string): void {
  if (!existsSync(join(folder, 'PG_VERSION'))) throw damaged(folder, new Error('PG_VERSION is missing'));
  const blocked = whyNotWritten(folder);
  if (blocked !== null)
    throw new AppError('folder_unusable', { reason: 'database_not_writable', folder, problem: blocked });
}

/** Why the embedded database in a folder did not open, and the remedy. */
export function damaged(folder: string, cause: unknown): AppError {
  if ((freeBytes(folder) ?? Infinity) < journalBytes) return new AppError('disk_full', {}, { cause });
  return new AppError(
    'database_damaged',
    { reason: 'damaged', folder, problem: whatIsWrong(folder, cause) },
    { cause },
  );
}

function whatIsWrong(folder: string, cause: unknown): string {
  if (!existsSync(join(folder, 'PG_VERSION'))) return 'files of it are missing';
  const journal = join(folder, 'pg_wal');
  const files = existsSync(journal) ? readdirSync(journal).filter((name) => journalFile.name.test(name)) : [];
  if (files.length === 0) return 'its journal (pg_wal) is missing';
  const isCut = files.some((name) => statSync(join(journal, name)).size !== journalFile.bytes);
  if (isCut) return 'its journal (pg_wal) is cut';
  const [said = ''] = (cause instanceof Error ? cause.message : String(cause)).split('\n');
  return `its files or its journal are damaged (${said.replace(/\.$/, '')})`;
}
