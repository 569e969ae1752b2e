/** Yields an error and its chain of causes, each once. The SDK wraps the errors of its attempts. */
export function* causesOf(error: unknown): Generator<unknown, void, undefined> {
  const seen = new Set<unknown>();
  for (let at = error; at !== undefined && at !== null && !seen.has(at); at = innerOf(at)) {
    seen.add(at);
    yield at;
  }
}

function innerOf(error: unknown): unknown {
  if (!(error instanceof Error)) return undefined;
  return 'lastError' in error ? error.lastError : error.cause;
}
