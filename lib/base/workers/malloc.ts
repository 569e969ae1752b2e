/** Fewer arenas: memory that was freed is used again instead of staying in the arena of each thread. */
export const MALLOC_ARENA_MAX = '2';

/**
 * Settings of glibc's malloc, for the environment of a process; other systems ignore them. Memory that was freed returns
 * to the system instead of staying in an arena, or between large buffers in the heap.
 */
export const mallocSettings = {
  MALLOC_ARENA_MAX,
  /** In bytes: glibc's own defaults. It raises them whenever a larger buffer is freed, unless they are given. */
  MALLOC_MMAP_THRESHOLD_: '131072',
  MALLOC_TRIM_THRESHOLD_: '131072',
};
