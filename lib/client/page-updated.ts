let updated = false;
const listeners = new Set<() => void>();

/** Whether the server was updated since this page was loaded, as far as a part that could not be loaded shows. */
export function isUpdated(): boolean {
  return updated;
}

export function tellUpdated(): void {
  if (updated) return;
  updated = true;
  for (const listener of listeners) listener();
}

/** Call the result to end it. */
export function onUpdated(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
