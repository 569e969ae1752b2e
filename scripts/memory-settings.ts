import { mallocSettings } from '#lib/base/workers/malloc';

/**
 * In MB. V8 lets the two halves of a heap's young generation grow to 64 MB each, and they stay that large; the server
 * has a heap per thread. With 8 MB, the longest texts take no longer.
 */
const smallHeap = '--max-semi-space-size=8';

/**
 * The server has many threads, each with malloc arenas of its own: after an hour of speech and the longest texts, some
 * hundred megabytes that were freed stay. glibc and V8 read their settings before any of our code runs, so the process
 * replaces itself once; its id, its output and its signals stay.
 *
 * Does nothing where one is given, on systems without glibc, and where a parent process talks to this one.
 */
export function applyMemorySettings(): void {
  if (process.platform !== 'linux' || Object.keys(mallocSettings).some((name) => process.env[name] !== undefined))
    return;
  // The channel to a parent process would be lost.
  if (process.channel || !process.execve) return;
  process.execve(process.execPath, [process.argv0, smallHeap, ...process.execArgv, ...process.argv.slice(1)], {
    ...process.env,
    ...mallocSettings,
  });
}
