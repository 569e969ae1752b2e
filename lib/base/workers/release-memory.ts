import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/**
 * How long the process must be idle before memory is released, in ms. The second time, the state that is kept for late
 * readers has expired, too.
 */
const quietMs = [5_000, 35_000];

/** What may stay in memory. `semi_spaces`: the new generation, which has up to 128 MB and stays as large as it was. */
interface ReleaseOptions {
  keep?: 'semi_spaces';
}

/**
 * Returns a function to call when the process or thread becomes idle. If it is not called again for a while, the heap is
 * collected: V8 leaves hundreds of megabytes of garbage after start-up and after a long run, because an idle heap does
 * not trigger a collection. Takes 50 to 200 ms at a moment when nobody waits; half of it with `semi_spaces`.
 */
export function memoryReleaser(isQuiet: () => boolean, { keep }: ReleaseOptions = {}): () => void {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as (options: Record<string, string>) => void;
  const options = { type: 'major', execution: 'sync', flavor: keep ? 'regular' : 'last-resort' };
  let timers: NodeJS.Timeout[] = [];
  return () => {
    for (const timer of timers) clearTimeout(timer);
    timers = quietMs.map((ms) =>
      setTimeout(() => {
        if (isQuiet()) collect(options);
      }, ms).unref(),
    );
  };
}
