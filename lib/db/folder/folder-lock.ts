import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import { AppError } from '#lib/base/errors';
import { whyNotWritten } from './damage.ts';

/**
 * The locked file. It stays empty and is never removed: two processes that lock a file and its successor would both
 * hold the folder.
 */
export const lockFile = 'undertone.lock.db';
/** Names the holder for a sentence; it does not decide who holds the lock. */
export const holderFile = 'undertone.lock';

/**
 * How long a process waits for the lock, in ms. Processes that start at once hold it for a moment each while they try;
 * a longer hold is a running server.
 */
const patience_ms = 300;
/** A process that has just taken the lock may not have written its name yet. */
const nameAfterMs = 20;
const nameTries = 10;

const holderSchema = z.object({ pid: z.number().int(), host: z.string() });
type Holder = z.infer<typeof holderSchema>;

export interface FolderLock {
  release(): void;
}

/** Keeps the locks from garbage collection, which would release them. */
const held = new Set<DatabaseSync>();

/**
 * Takes a folder for this process, for as long as it lives: an exclusive lock of the kernel on a file in it, which
 * SQLite takes for a transaction (fcntl, LockFileEx). The kernel releases it when the process dies, for whatever
 * reason, so no process ever has to judge whether a lock is stale. Throws AppError `folder_locked` with the holder's
 * pid, and `folder_unusable` if the folder cannot be written or its file system has no locks.
 */
export function lockFolder(folder: string, what = 'data folder'): FolderLock {
  const database = takeLock(folder, what);
  held.add(database);
  name(folder);
  return {
    release() {
      if (!held.delete(database)) return;
      rmSync(join(folder, holderFile), { force: true });
      database.close();
    },
  };
}

/** The holder of a folder for a sentence (“pid 12 on studio”); null if there is none. */
export function holderOf(folder: string): string | null {
  if (!existsSync(join(folder, lockFile))) return null;
  let database: DatabaseSync | null = null;
  try {
    database = new DatabaseSync(join(folder, lockFile), { readOnly: true });
    // Reading takes a shared lock, so two processes that check do not take each other for a holder.
    database.exec('SELECT count(*) FROM sqlite_schema');
    return null;
  } catch (error) {
    return isBusy(error) ? whoIn(folder) : null;
  } finally {
    database?.close();
  }
}

function takeLock(folder: string, what: string): DatabaseSync {
  let database: DatabaseSync | null = null;
  try {
    mkdirSync(folder, { recursive: true });
    database = new DatabaseSync(join(folder, lockFile), { timeout: patience_ms });
    // Nothing is written, so no journal file is needed.
    database.exec('PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE');
    return database;
  } catch (error) {
    database?.close();
    if (!isBusy(error)) throw unusable(folder, what, error);
    throw new AppError('folder_locked', { reason: 'in_use', kind: what, folder, holder: whoIn(folder) });
  }
}

function isBusy(error: unknown): boolean {
  return error instanceof Error && 'errcode' in error && error.errcode === 5;
}

function unusable(folder: string, what: string, cause: unknown): AppError {
  const blocked = whyNotWritten(folder);
  return blocked === null
    ? new AppError(
        'folder_unusable',
        { reason: 'not_lockable', kind: what, folder, problem: cause instanceof Error ? cause.message : String(cause) },
        { cause },
      )
    : new AppError('folder_unusable', { reason: 'not_writable', kind: what, folder, problem: blocked }, { cause });
}

/**
 * Written to a temporary file and renamed, so that no reader ever sees half a name. On a full disk only the name in the
 * sentence is missing.
 */
function name(folder: string): void {
  const path = join(folder, holderFile);
  const self: Holder = { pid: process.pid, host: hostname() };
  try {
    writeFileSync(`${path}.new`, JSON.stringify(self));
    renameSync(`${path}.new`, path);
  } catch {
    rmSync(path, { force: true });
  }
}

function whoIn(folder: string): string {
  for (let attempt = 0; attempt < nameTries; attempt += 1) {
    const holder = readHolder(folder);
    if (holder && !isGone(holder)) return `pid ${holder.pid} on ${holder.host}`;
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, nameAfterMs);
  }
  return 'which one is not known; a file system that gives no locks looks the same';
}

function readHolder(folder: string): Holder | null {
  try {
    return holderSchema.parse(JSON.parse(readFileSync(join(folder, holderFile), 'utf8')));
  } catch {
    return null;
  }
}

/** A killed process leaves its name behind. */
function isGone({ pid, host }: Holder): boolean {
  if (host !== hostname()) return false;
  try {
    process.kill(pid, 0);
    return false;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ESRCH';
  }
}
