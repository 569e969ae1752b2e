import { spawnSync } from 'node:child_process';
import { closeSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { freeBytes } from '#lib/base/free-space';

/** Runs a command as root: another user asks sudo, which works without a password or not at all. */
function asRoot(command: string, ...given: string[]): boolean {
  const isRoot = process.getuid?.() === 0;
  return spawnSync(isRoot ? command : 'sudo', isRoot ? given : ['-n', command, ...given]).status === 0;
}

/** Mounts a small disk on `folder` if this user may; otherwise returns false. */
export function mountSmall(folder: string, bytes: number): boolean {
  return process.platform === 'linux' && asRoot('mount', '-t', 'tmpfs', '-o', `size=${bytes}`, 'tmpfs', folder);
}

/** Makes the disk of `mountSmall` read-only; false if that fails. */
export function makeReadOnly(folder: string): boolean {
  return asRoot('mount', '-o', 'remount,ro', folder);
}

export function unmount(folder: string): void {
  asRoot('umount', '-l', folder);
}

/**
 * Fills the disk of a folder with a file until at most `left` bytes are free. The returned function frees them again.
 */
export function fillDisk(folder: string, left = 0): () => void {
  const path = join(folder, 'filler');
  const file = openSync(path, 'a');
  const zeros = Buffer.alloc(1 << 20);
  try {
    for (let free = freeBytes(folder) ?? 0; free > left; free = freeBytes(folder) ?? 0)
      writeSync(file, zeros, 0, Math.min(zeros.length, free - left));
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOSPC')) throw error;
  } finally {
    closeSync(file);
  }
  return () => rmSync(path, { force: true });
}
