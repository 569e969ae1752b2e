/** Made once, when somebody asks for it first. */
export function memo<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | null = null;
  return () => {
    made ??= make();
    // Whoever asks sees the failure; a source that nobody asks again must not end the process.
    made.catch(() => undefined);
    return made;
  };
}
