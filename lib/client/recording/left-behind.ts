import { nextTask } from '#lib/client/next-task';

/** The databases of recordings that the server does not have yet; they exist from the first recording on. */
export const recordingsDatabase = 'undertone-recordings';
export const liveDatabase = 'undertone-live';

/** The prefix of tus-js-client's notes about uploads in `localStorage`. */
const uploadPrefix = 'tus::';

/**
 * Whether this browser may hold unfinished work of an earlier visit. False is certain; the code that reads it, and its
 * libraries, need not be loaded then. Never rejects.
 */
export async function mayHoldWork(): Promise<boolean> {
  // Opening the storage takes a phone some 20 ms.
  await nextTask();
  try {
    if (Object.keys(localStorage).some((key) => key.startsWith(uploadPrefix))) return true;
    // Firefox has it since 2024; without it, reading is the only way to know.
    if (!('databases' in indexedDB)) return true;
    const known = await indexedDB.databases();
    return known.some(({ name }) => name === recordingsDatabase || name === liveDatabase);
  } catch {
    // Storage is blocked, so nothing is kept.
    return false;
  }
}
