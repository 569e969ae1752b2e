import { remember } from '#lib/base/remember';
import { AppError } from '#lib/base/errors';

/** How many of something each address has open at once. */
export class ConcurrencyLimiter {
  readonly #most: number;
  readonly #taken = new Map<string, number>();

  constructor(most: number) {
    this.#most = most;
  }

  /** Answers how to give the place back, once or more often. Throws AppError `too_many_requests` where none is free. */
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
 * An office of a thousand viewers may come back before its old lines are known to be dead. In each process by itself,
 * over both transports.
 */
export const viewerLimit = remember('viewing', () => new ConcurrencyLimiter(3000));
