import { randomUUID } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { AppError } from '#lib/base/errors';

/**
 * Who holds a folder. A pid alone proves nothing: pids come back after a restart, and a folder may be shared between
 * machines, so host, boot and the time at which the process started stand beside it.
 */
const holderSchema = z.object({ pid: z.number().int(), host: z.string(), boot: z.string(), started: z.string() });
type Holder = z.infer<typeof holderSchema>;

export interface FolderLock {
  release(): void;
}

/**
 * Takes the lock of a folder or throws AppError `folder_locked` with the holder's pid. A lock is taken over only when
 * its process is dead, never by age.
 */
export function lockFolder(folder: string, what = 'data folder'): FolderLock {
  const path = join(folder, 'undertone.lock');
  mkdirSync(folder, { recursive: true });
  for (let attempt = 0; attempt < 5; attempt += 1) {
    if (writeExclusively(path, self())) return { release: () => releaseIfOwn(path) };
    const holder = readHolder(path);
    if (holder && isAlive(holder)) {
      throw new AppError(
        'folder_locked',
        `The ${what} ${folder} is in use by another Undertone process (pid ${holder.pid} on ${holder.host}). Stop it first, or start this one with its own DATA_DIR and PORT.`,
      );
    }
    rmSync(path, { force: true });
  }
  throw new AppError('folder_locked', `The ${what} ${folder} could not be locked; another process seems to be starting. Try again.`);
}

/** The pid of the living process that holds a folder; null where there is none. */
export function livingHolder(folder: string): number | null {
  const holder = readHolder(join(folder, 'undertone.lock'));
  return holder && isAlive(holder) ? holder.pid : null;
}

/** Writes to the side and links, so that nobody ever reads a half-written lock. */
function writeExclusively(path: string, holder: Holder): boolean {
  const draft = `${path}.${randomUUID()}`;
  writeFileSync(draft, JSON.stringify(holder));
  try {
    linkSync(draft, path);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

function readHolder(path: string): Holder | null {
  try {
    return holderSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    return null;
  }
}

function releaseIfOwn(path: string): void {
  const holder = readHolder(path);
  if (holder && holder.pid === process.pid && holder.started === self().started) rmSync(path, { force: true });
}

function self(): Holder {
  return { pid: process.pid, host: hostname(), boot: bootId(), started: startedAt(process.pid) ?? 'unknown' };
}

function isAlive(holder: Holder): boolean {
  // Another machine's processes cannot be seen from here, so its word counts.
  if (holder.host !== hostname()) return true;
  if (holder.boot !== bootId()) return false;
  const started = startedAt(holder.pid);
  if (started !== null) return started === holder.started;
  return canSignal(holder.pid) && process.platform !== 'linux';
}

function canSignal(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

function bootId(): string {
  try {
    return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
  } catch {
    return 'unknown';
  }
}

/** Start time in clock ticks since boot (Linux); null for a process that is gone, a zombie, or where there is no /proc. */
function startedAt(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name in parentheses may hold spaces; fields are counted after it: state is the 3rd, starttime the 22nd.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields[0] === 'Z' || fields[0] === 'X' ? null : (fields[19] ?? null);
  } catch {
    return null;
  }
}
