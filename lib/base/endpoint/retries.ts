import { DelegateBackoff, handleWhen, retry, type RetryPolicy } from 'cockatiel';
import { isWorthRetrying, retryAfterMs } from './failures.ts';

export interface RetryTimes {
  attempts: number;
  /** Full jitter: a random delay of up to base * 2^attempt. */
  base_ms: number;
  /** A longer Retry-After ends the retries. */
  longest_ms: number;
}

/** The limits in RELIABILITY.md. */
export const retryTimes: RetryTimes = { attempts: 2, base_ms: 500, longest_ms: 60_000 };

/** Retries a call if that can help, and after the time that the server asks for. */
export function createRetries({ attempts, base_ms, longest_ms }: RetryTimes): RetryPolicy {
  return retry(
    handleWhen((error) => isWorthRetrying(error) && (retryAfterMs(error) ?? 0) <= longest_ms),
    {
      maxAttempts: attempts,
      backoff: new DelegateBackoff(
        ({ result, attempt }) =>
          ('error' in result ? retryAfterMs(result.error) : null) ?? Math.random() * base_ms * 2 ** attempt,
      ),
    },
  );
}
