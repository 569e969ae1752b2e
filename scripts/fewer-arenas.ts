/**
 * glibc gives each thread malloc arenas of its own, and memory that was freed in them rarely returns to the system:
 * after an hour of speech and the longest texts, some hundred megabytes stay. It reads its setting before any of our
 * code runs, so the process replaces itself once; its id, its output and its signals stay.
 */
const setting = 'MALLOC_ARENA_MAX';

/** Does nothing where the setting is given, on systems without glibc, and where a parent process talks to this one. */
export function limitArenas(): void {
  if (process.platform !== 'linux' || process.env[setting] !== undefined) return;
  // The channel to a parent process would be lost.
  if (process.channel || !process.execve) return;
  process.execve(process.execPath, [process.argv0, ...process.execArgv, ...process.argv.slice(1)], {
    ...process.env,
    [setting]: '2',
  });
}
