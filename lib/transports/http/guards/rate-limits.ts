import { RateLimiterMemory } from 'rate-limiter-flexible';
import { AppError } from '#lib/base/errors';
import { remember } from '#lib/base/remember';
import { getRuntime } from '#lib/runtime/runtime';
import { addressIn } from './client-address.ts';

/**
 * `work` starts a run; `upload` begins a resumable upload; `join` is a viewer who comes or comes back; `guess` is a
 * code, a key or a password.
 */
export type Cost = 'work' | 'upload' | 'join' | 'guess';

interface Limit {
  address: RateLimiterMemory;
  /** null where only the address counts. */
  owner: RateLimiterMemory | null;
}

/** Over which most is counted. */
const longest_s = 600;

/**
 * In each process by itself. An office behind one address may watch with a thousand viewers, and all of them may
 * reconnect at once.
 */
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
    // What is thrown is no error, and its class exists twice: once in the pages' bundle.
    if (
      typeof caught !== 'object' ||
      caught === null ||
      !('msBeforeNext' in caught) ||
      typeof caught.msBeforeNext !== 'number'
    )
      throw caught;
    // A clock that was put back makes it say more, but what it counts is forgotten after this time.
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

/** Takes one back that was counted and turned out to be none. */
export async function refund(cost: Cost, headers: Headers): Promise<void> {
  await limits()[cost]?.address.reward(addressIn(headers));
}
