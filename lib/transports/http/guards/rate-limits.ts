import { RateLimiterMemory } from 'rate-limiter-flexible';
import { AppError } from '#lib/base/errors';
import { remember } from '#lib/base/remember';
import { getRuntime } from '#lib/runtime/runtime';
import { addressIn } from './client-address.ts';

/**
 * `work` starts a run; `upload` starts a resumable upload; `join` is a viewer who connects or reconnects; `guess` is an
 * attempt with a code, a key or a password.
 */
export type Cost = 'work' | 'upload' | 'join' | 'guess';

interface Limit {
  address: RateLimiterMemory;
  /** null if only the address counts. */
  owner: RateLimiterMemory | null;
}

/** The longest period over which requests are counted. */
const longest_s = 600;

/** Per process. An office behind one address may have a thousand viewers, all of whom may reconnect at once. */
const limits = () =>
  remember('rateLimits', (): Record<Cost, Limit | null> => {
    const most = getRuntime().settings.RATE_LIMIT;
    const per = (points: number, duration: number) => new RateLimiterMemory({ points, duration });
    const perPerson = (): Limit | null =>
      most === 0 ? null : { address: per(most, longest_s), owner: per(Math.ceil(most / 2), longest_s) };
    return {
      work: perPerson(),
      upload: perPerson(),
      join: { address: per(12_000, 60), owner: null },
      guess: { address: per(20, longest_s), owner: null },
    };
  });

/** Counts a request. Throws AppError `too_many_requests`, with the seconds to wait in `cause.retry_after_s`. */
export async function requireWithinLimit(cost: Cost, headers: Headers): Promise<void> {
  const limit = limits()[cost];
  if (!limit) return;
  const { owner_id } = limit.owner ? getRuntime().visitorOf(headers) : { owner_id: null };
  try {
    await limit.address.consume(addressIn(headers));
    if (limit.owner && owner_id !== null) await limit.owner.consume(owner_id);
  } catch (caught) {
    // The limiter throws a plain object, and its class exists twice: once in the bundle of the pages.
    if (
      typeof caught !== 'object' ||
      caught === null ||
      !('msBeforeNext' in caught) ||
      typeof caught.msBeforeNext !== 'number'
    )
      throw caught;
    // After a clock was put back the limiter reports too long a wait, but it forgets its counts after this time.
    const retry_after_s = Math.min(longest_s, Math.max(1, Math.ceil(caught.msBeforeNext / 1000)));
    throw new AppError(
      'too_many_requests',
      { reason: 'rate', retry_after_s },
      {
        cause: { retry_after_s },
      },
    );
  }
}

/** Takes back a counted request that turned out to cost nothing. */
export async function refund(cost: Cost, headers: Headers): Promise<void> {
  await limits()[cost]?.address.reward(addressIn(headers));
}
