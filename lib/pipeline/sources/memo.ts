/** Calls `make` once, on first use. */
export function memo<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | null = null;
  return () => {
    made ??= make();
    // Callers get the failure; a rejected source without callers must not end the process.
    made.catch(() => undefined);
    return made;
  };
}
