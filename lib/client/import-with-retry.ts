/** The first and the longest wait between attempts, in ms. */
const [firstMs, longestMs] = [1000, 15_000];

/**
 * Loads a part of the page, however long the connection is down: a part that fails to load would take the whole page
 * down, even for a reader who only reads on while the server restarts. An error inside the part is thrown.
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
