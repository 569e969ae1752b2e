import { statfsSync } from 'node:fs';
import { diskFull } from '#lib/base/errors';

/** What is left to the database and the logs, in bytes: a database that cannot write its journal stops for everybody. */
export const reservedBytes = 100_000_000;

/** Throws AppError `disk_full` unless `bytes` more can be written below `folder` with the reserve left. What cannot be asked is taken for enough. */
export function requireSpace(folder: string, bytes: number, free: (folder: string) => number | null = freeBytes): void {
  const left = free(folder);
  if (left !== null && left - bytes < reservedBytes) throw diskFull();
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
