import { setImmediate as nextTurn } from 'node:timers/promises';

/** The largest batch, and the time that it may take in ms: about one frame of a page. */
const most = 500;
const long_ms = 20;
const first = 50;

/**
 * Passes `items` on in order, in batches of at most 500 that take about 20 ms each on this machine at this moment: a
 * slower batch is followed by a smaller one, one that took less than half by a larger one. Other tasks can use the
 * database between batches.
 */
export async function inBatches<T>(
  items: readonly T[],
  take: (batch: readonly T[]) => Promise<void>,
  now: () => number = () => performance.now(),
): Promise<void> {
  let size = first;
  for (let from = 0; from < items.length;) {
    const batch = items.slice(from, from + size);
    const start = now();
    await take(batch);
    const took_ms = now() - start;
    from += batch.length;
    if (took_ms > long_ms) size = Math.max(1, Math.floor((size * long_ms) / took_ms));
    else if (took_ms < long_ms / 2) size = Math.min(most, 2 * size);
    await nextTurn();
  }
}
