import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/**
 * How long nothing may have happened before memory is given back, in milliseconds; the second time, what is kept for a
 * while for late readers is gone too.
 */
const quietMs = [5_000, 35_000];

/**
 * A function to call when there is nothing to do. A while later, unless it was called again, the heap is collected: V8
 * leaves hundreds of megabytes of garbage after start-up and after a long run, because nothing in an idle process makes
 * it look. Costs some 50 ms of a moment in which nobody waits.
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
