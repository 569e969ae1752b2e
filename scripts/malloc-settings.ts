/**
 * glibc gives each thread malloc arenas of its own, and raises the size from which it maps a buffer by itself with each
 * large buffer that is freed. Memory that was freed then rarely returns to the system: after an hour of speech and the
 * longest texts, some hundred megabytes stay. glibc reads its settings before any of our code runs, so the process
 * replaces itself once; its id, its output and its signals stay.
 */
const settings = {
  MALLOC_ARENA_MAX: '2',
  /** In bytes: glibc's own defaults, which stay as they are only if they are given. */
  MALLOC_MMAP_THRESHOLD_: '131072',
  MALLOC_TRIM_THRESHOLD_: '131072',
};

/** Does nothing where one is given, on systems without glibc, and where a parent process talks to this one. */
export function applyMallocSettings(): void {
  if (process.platform !== 'linux' || Object.keys(settings).some((name) => process.env[name] !== undefined)) return;
  // The channel to a parent process would be lost.
  if (process.channel || !process.execve) return;
  process.execve(process.execPath, [process.argv0, ...process.execArgv, ...process.argv.slice(1)], {
    ...process.env,
    ...settings,
  });
}
