import { statfsSync } from 'node:fs';
import { AppError } from './errors.ts';

/**
 * What is left to the database and the logs, in bytes: a database that cannot write its journal stops for everybody.
 */
export const reservedBytes = 100_000_000;

/**
 * Of it, what the embedded database needs to go on: two files of its journal, each made whole before it is used, and
 * some more.
 */
export const journalBytes = 40_000_000;

/**
 * Throws AppError `disk_full` unless `bytes` more can be written below `folder` with the reserve left. What cannot be
 * asked is taken for enough.
 */
export function requireSpace(folder: string, bytes: number, free: (folder: string) => number | null = freeBytes): void {
  requireLeft(folder, bytes + reservedBytes, free);
}

/** The same for what the embedded database appends, which may go on when uploads and recordings may not any more. */
export function requireJournalSpace(folder: string, free = freeBytes): void {
  requireLeft(folder, journalBytes, free);
}

function requireLeft(folder: string, bytes: number, free: (folder: string) => number | null): void {
  const left = free(folder);
  if (left !== null && left < bytes) throw new AppError('disk_full');
}

/** null where the system does not tell. */
export function freeBytes(folder: string): number | null {
  try {
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize;
  } catch {
    return null;
  }
}
