import { spawnSync } from 'node:child_process';
import { closeSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { freeBytes } from '#lib/base/free-space';

/** As root: who is not asks sudo, which answers without a password or not at all. */
function asRoot(command: string, ...given: string[]): boolean {
  const isRoot = process.getuid?.() === 0;
  return spawnSync(isRoot ? command : 'sudo', isRoot ? given : ['-n', command, ...given]).status === 0;
}

/** A disk of its own, where this user may make one; false elsewhere. */
export function mountSmall(folder: string, bytes: number): boolean {
  return process.platform === 'linux' && asRoot('mount', '-t', 'tmpfs', '-o', `size=${bytes}`, 'tmpfs', folder);
}

/** Whether the disk of `mountSmall` can only be read from now on. */
export function makeReadOnly(folder: string): boolean {
  return asRoot('mount', '-o', 'remount,ro', folder);
}

export function unmount(folder: string): void {
  asRoot('umount', '-l', folder);
}

/** Fills the disk of a folder with a file until no more than `left` bytes are free. The answer frees it again. */
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
