import { remember } from '#lib/base/remember';
import { AppError } from '#lib/base/errors';

/** Limits how many of something each address has open at once. */
export class ConcurrencyLimiter {
  readonly #most: number;
  readonly #taken = new Map<string, number>();

  constructor(most: number) {
    this.#most = most;
  }

  /**
   * Takes a slot and returns the function that releases it; calling that again does nothing. Throws AppError
   * `too_many_requests` if no slot is free.
   */
  take(address: string): () => void {
    const before = this.#taken.get(address) ?? 0;
    if (before >= this.#most) throw new AppError('too_many_requests', { reason: 'streams' });
    this.#taken.set(address, before + 1);
    let held = true;
    return () => {
      if (!held) return;
      held = false;
      const left = (this.#taken.get(address) ?? 1) - 1;
      if (left > 0) this.#taken.set(address, left);
      else this.#taken.delete(address);
    };
  }
}

/**
 * Viewers per address, over both transports, in this process. An office of a thousand viewers may reconnect before its
 * old connections are known to be dead.
 */
export const viewerLimit = remember('viewing', () => new ConcurrencyLimiter(3000));
