/**
 * Settings of glibc's malloc, for the environment of a process; other systems ignore them. Memory that was freed returns
 * to the system instead of staying in the arena of each thread, or between large buffers in the heap.
 */
export const mallocSettings = {
  MALLOC_ARENA_MAX: '2',
  /** In bytes: glibc's own defaults. It raises them whenever a larger buffer is freed, unless they are given. */
  MALLOC_MMAP_THRESHOLD_: '131072',
  MALLOC_TRIM_THRESHOLD_: '131072',
};
