import { setTimeout as sleep } from 'node:timers/promises';

interface Quiet {
  /** For so long nothing must have been going on. */
  quiet_ms: number;
  /** After this it waits no longer. */
  most_ms: number;
  every_ms: number;
}

const usual: Quiet = { quiet_ms: 1_000, most_ms: 30_000, every_ms: 100 };

/** For work that nobody waits for: resolves when what people do wait for has paused, at the latest after `most_ms`. */
export async function untilQuiet(isBusy: () => boolean, given: Partial<Quiet> = {}): Promise<void> {
  const { quiet_ms, most_ms, every_ms } = { ...usual, ...given };
  let waited_ms = 0;
  for (let still_ms = 0; still_ms < quiet_ms && waited_ms < most_ms; waited_ms += every_ms) {
    await sleep(every_ms);
    still_ms = isBusy() ? 0 : still_ms + every_ms;
  }
}
