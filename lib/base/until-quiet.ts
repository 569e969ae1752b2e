import { setTimeout as sleep } from 'node:timers/promises';

interface Quiet {
  /** The length of the pause. */
  quiet_ms: number;
  /** The longest wait. */
  most_ms: number;
  every_ms: number;
}

const usual: Quiet = { quiet_ms: 1_000, most_ms: 30_000, every_ms: 100 };

/** For work in the background: resolves after a pause in the work that people wait for, at the latest after `most_ms`. */
export async function untilQuiet(isBusy: () => boolean, given: Partial<Quiet> = {}): Promise<void> {
  const { quiet_ms, most_ms, every_ms } = { ...usual, ...given };
  let waited_ms = 0;
  for (let still_ms = 0; still_ms < quiet_ms && waited_ms < most_ms; waited_ms += every_ms) {
    await sleep(every_ms);
    still_ms = isBusy() ? 0 : still_ms + every_ms;
  }
}
