import { nextTask } from './next-task';
import { tellUpdated } from './page-updated';

/** The first and the longest wait between attempts, in ms. */
const [firstMs, longestMs] = [1000, 15_000];
/** After so many failures in a row it is asked whether the server answers. */
const manyFailures = 3;

/**
 * Loads a part of the page, however long the connection is down: a part that fails to load would take the whole page
 * down, even for a reader who only reads on while the server restarts. An error inside the part is thrown. If the part
 * fails although the server answers, the page is told: after an update the server has only the new files. Asking for the
 * part, running its script and what is done with it are tasks of their own.
 */
export async function importWithRetry<Part>(load: () => Promise<Part>): Promise<Part> {
  let waitMs = firstMs;
  for (let failures = 1, answered = false; ; failures += 1) {
    await nextTask();
    try {
      const part = await load();
      await nextTask();
      return part;
    } catch (error) {
      if (!(error instanceof Error) || error.name !== 'ChunkLoadError') throw error;
      if (answered) tellUpdated();
      await new Promise((resolve) => setTimeout(resolve, waitMs * (0.5 + Math.random() / 2)));
      waitMs = Math.min(longestMs, 2 * waitMs);
      answered = failures >= manyFailures && (await serverAnswers());
    }
  }
}

async function serverAnswers(): Promise<boolean> {
  try {
    return (await fetch(window.location.pathname, { method: 'HEAD', cache: 'no-store' })).ok;
  } catch {
    return false;
  }
}
