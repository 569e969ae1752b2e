/** Resolves in a task of its own: the browser can paint and answer a press first. */
export function nextTask(): Promise<void> {
  return 'scheduler' in globalThis && 'yield' in globalThis.scheduler
    ? globalThis.scheduler.yield()
    : new Promise((resolve) => setTimeout(resolve));
}
