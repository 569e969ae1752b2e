/** Waits between tries, in ms: the first, and the longest. */
const [firstMs, longestMs] = [1000, 15_000];

/**
 * Loads a part of the page, however long the line is away. A part that fails to come takes the whole page down with it,
 * and whoever reads on while the server restarts has done nothing to deserve that. What fails in the part itself is
 * thrown.
 */
export async function importWithRetry<Part>(load: () => Promise<Part>): Promise<Part> {
  for (let waitMs = firstMs; ; waitMs = Math.min(longestMs, 2 * waitMs)) {
    try {
      return await load();
    } catch (error) {
      if (!(error instanceof Error) || error.name !== 'ChunkLoadError') throw error;
      await new Promise((resolve) => setTimeout(resolve, waitMs * (0.5 + Math.random() / 2)));
    }
  }
}
