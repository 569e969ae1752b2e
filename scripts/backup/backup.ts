import { existsSync, createReadStream, createWriteStream } from 'node:fs';
import { mkdir, readFile, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { constants, createGunzip, createGzip } from 'node:zlib';
import { extract, pack } from 'tar-fs';
import { z } from 'zod';
import { AppError } from '#lib/base/errors';
import { holderFile, lockFile, lockFolder } from '#lib/db/folder/folder-lock';
import { askRunning } from './running.ts';

/** First in the archive, so that any other file is recognised before anything is written. */
const manifestName = 'undertone-backup.json';
const manifestSchema = z.object({ format: z.literal(1), made_at: z.string() });
/** The parts of a data folder to back up; the rest is made again. */
const parts = ['postgres', 'sessions', 'uploads', 'secret'];

/**
 * Copies a data folder into one file (tar, gzip): under the folder's lock, or, while a server runs on it, from the
 * snapshot that the server provides. Throws AppError `folder_locked` if another process holds the folder, and
 * `not_found` if there is nothing to back up.
 */
export async function backUp(dataDir: string, file: string): Promise<{ bytes: number; running: boolean }> {
  if (!existsSync(join(dataDir, 'postgres'))) throw new AppError('not_found', { reason: 'database', folder: dataDir });
  if (existsSync(file)) throw new AppError('invalid_settings', { reason: 'backup_exists', path: file });
  const moment = await askRunning(dataDir);
  if (!moment) return { bytes: await packUnderLock(dataDir, file), running: false };
  try {
    return { bytes: await packFolder(moment.folder, file, moment.made_at), running: true };
  } finally {
    moment.release();
  }
}

async function packUnderLock(dataDir: string, file: string): Promise<number> {
  const lock = lockFolder(dataDir);
  try {
    return await packFolder(dataDir, file, new Date().toISOString());
  } finally {
    lock.release();
  }
}

async function packFolder(folder: string, file: string, made_at: string): Promise<number> {
  const draft = `${file}.part`;
  const manifest = join(folder, manifestName);
  try {
    await writeFile(manifest, JSON.stringify({ format: 1, made_at }));
    const entries = [manifestName, ...parts.filter((name) => existsSync(join(folder, name)))];
    await pipeline(
      pack(folder, { entries }),
      createGzip({ level: constants.Z_BEST_SPEED }),
      createWriteStream(draft, { mode: 0o600, flush: true }),
    );
    await rename(draft, file);
    return (await stat(file)).size;
  } finally {
    await rm(draft, { force: true });
    await rm(manifest, { force: true });
  }
}

/**
 * Restores a backup into an empty data folder, completely or not at all. Throws AppError `folder_locked` or
 * `invalid_settings`.
 */
export async function restore(dataDir: string, file: string): Promise<{ made_at: string }> {
  if (!existsSync(file)) throw new AppError('not_found', { reason: 'file', path: file });
  const lock = await lockEmpty(dataDir);
  const draft = join(resolve(dataDir), 'restore.part');
  try {
    await mkdir(draft);
    const { made_at } = await unpack(file, draft);
    for (const name of parts) if (existsSync(join(draft, name))) await rename(join(draft, name), join(dataDir, name));
    return { made_at };
  } finally {
    await rm(draft, { recursive: true, force: true });
    lock.release();
  }
}

async function lockEmpty(dataDir: string): Promise<{ release(): void }> {
  const lock = lockFolder(dataDir);
  const found = (await readdir(dataDir)).filter((name) => name !== lockFile && name !== holderFile);
  if (found.length === 0) return lock;
  lock.release();
  throw new AppError('invalid_settings', { reason: 'folder_not_empty', folder: dataDir, found: found.slice(0, 3) });
}

/** Only files and folders with names from the list are extracted. */
async function unpack(file: string, folder: string): Promise<z.infer<typeof manifestSchema>> {
  const isNone = (cause: unknown): AppError =>
    new AppError('invalid_settings', { reason: 'not_a_backup', path: file }, { cause });
  try {
    const sink = extract(folder, {
      ignore: (name, header) =>
        ![manifestName, ...parts].includes(name.slice(folder.length + 1).split('/')[0] ?? '') ||
        (header?.type !== 'file' && header?.type !== 'directory'),
    });
    await pipeline(createReadStream(file), createGunzip(), sink);
    return manifestSchema.parse(JSON.parse(await readFile(join(folder, manifestName), 'utf8')));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOSPC') throw error;
    throw isNone(error);
  }
}
