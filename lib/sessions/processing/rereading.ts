import type { Logger } from '#lib/base/logs/logger';
import type { Runs } from './runs.ts';

/** Corrections within this time, in ms, cause one run together. */
const quietMs = 2000;

/**
 * Runs the cheap readings of a corrected text again once its owner pauses. If the process ends first, one click on the
 * page does it.
 */
export class Rereading {
  readonly #runs: Pick<Runs, 'again'>;
  readonly #logger: Logger;
  readonly #waiting = new Map<string, NodeJS.Timeout>();

  constructor(runs: Pick<Runs, 'again'>, logger: Logger) {
    this.#runs = runs;
    this.#logger = logger;
  }

  soon(sessionId: string): void {
    clearTimeout(this.#waiting.get(sessionId));
    this.#waiting.set(
      sessionId,
      setTimeout(() => void this.#read(sessionId), quietMs),
    );
  }

  stop(): void {
    for (const timer of this.#waiting.values()) clearTimeout(timer);
    this.#waiting.clear();
  }

  async #read(sessionId: string): Promise<void> {
    this.#waiting.delete(sessionId);
    try {
      await this.#runs.again(sessionId, { kind: 'readings', which: 'cheap' });
    } catch (error) {
      this.#logger.warn({ session_id: sessionId, err: error }, 'the notes of a corrected text were not run again');
    }
  }
}
