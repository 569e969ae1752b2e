import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/**
 * How long the process must be idle before memory is released, in ms. The second time, the state that is kept for late
 * readers has expired, too.
 */
const quietMs = [5_000, 35_000];

/**
 * Returns a function to call when the process becomes idle. If it is not called again for a while, the heap is
 * collected: V8 leaves hundreds of megabytes of garbage after start-up and after a long run, because an idle process
 * does not trigger a collection. Costs some 50 ms at a moment when nobody waits.
 */
export function memoryReleaser(isQuiet: () => boolean): () => void {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  let timers: NodeJS.Timeout[] = [];
  return () => {
    for (const timer of timers) clearTimeout(timer);
    timers = quietMs.map((ms) =>
      setTimeout(() => {
        if (isQuiet()) collect();
      }, ms).unref(),
    );
  };
}
