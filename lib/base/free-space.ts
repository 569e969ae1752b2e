import { statfsSync } from 'node:fs';
import { AppError } from './errors.ts';

/**
 * Disk space reserved for the database and the logs, in bytes: a database that cannot write its journal stops for all.
 */
export const reservedBytes = 100_000_000;

/**
 * The part of the reserve that the embedded database needs to go on, in bytes: two journal files, each allocated before
 * it is used, and a margin.
 */
export const journalBytes = 40_000_000;

/**
 * Throws AppError `disk_full` unless `bytes` more can be written below `folder` without using the reserve. If the free
 * space is unknown, the write is allowed.
 */
export function requireSpace(folder: string, bytes: number, free: (folder: string) => number | null = freeBytes): void {
  requireLeft(folder, bytes + reservedBytes, free);
}

/**
 * The same for writes of the embedded database, which may use the reserve when uploads and recordings no longer may.
 */
export function requireJournalSpace(folder: string, free = freeBytes): void {
  requireLeft(folder, journalBytes, free);
}

function requireLeft(folder: string, bytes: number, free: (folder: string) => number | null): void {
  const left = free(folder);
  if (left !== null && left < bytes) throw new AppError('disk_full');
}

/** Free bytes of the disk that holds `folder`; null if the system does not tell. */
export function freeBytes(folder: string): number | null {
  try {
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize;
  } catch {
    return null;
  }
}
