import { setTimeout as sleep } from 'node:timers/promises';

interface Quiet {
  /** The length of the pause. */
  quiet_ms: number;
  /** The longest wait. */
  most_ms: number;
  every_ms: number;
  /** Ends the wait. */
  signal: AbortSignal | undefined;
}

const usual: Quiet = { quiet_ms: 1_000, most_ms: 30_000, every_ms: 100, signal: undefined };

/**
 * For work in the background: resolves once the work that people wait for has paused, at the latest after `most_ms`.
 * `idleMs` returns how long it has paused, 0 while it goes on.
 */
export async function untilQuiet(idleMs: () => number, given: Partial<Quiet> = {}): Promise<void> {
  const { quiet_ms, most_ms, every_ms, signal } = { ...usual, ...given };
  for (let waited_ms = 0; waited_ms < most_ms && !signal?.aborted && idleMs() < quiet_ms; waited_ms += every_ms)
    await sleep(every_ms, undefined, { signal }).catch(() => undefined);
}
