import { AsyncResource } from 'node:async_hooks';
import {
  BrokenCircuitError,
  CircuitState,
  ConsecutiveBreaker,
  bulkhead,
  circuitBreaker,
  handleWhen,
  type CircuitBreakerPolicy,
} from 'cockatiel';
import { isAppError } from '#lib/base/errors';
import type { ErrorCode } from '#lib/messages/errors';
import { isDead, toModelFailure } from './failures.ts';

/** One address that is asked for several kinds of things, which share its slots. */
export interface Address {
  /** A kind of calls. Each is left alone by itself: a server that cannot transcribe may well answer questions. */
  line(limits: LineLimits): Line;
  /** What real calls have found wrong, in a sentence; null after one that succeeded. */
  problem(): string | null;
}

export interface LineLimits {
  /** Failures in a row after which the line is left alone, and for how long. */
  failures: number;
  rest_ms: number;
  /** How long others wait for the one call that tries after a rest. Default 5 s. */
  patience_ms?: number;
}

interface Line {
  /** Waits for a slot; throws what `call` throws, or BrokenCircuitError at once while the line is left alone. */
  execute<T>(call: () => Promise<T>, signal: AbortSignal): Promise<T>;
}

/** These are so until somebody changes something; others may pass, and count once the line is left alone. */
const standing = new Set<ErrorCode>(['model_rejected_key', 'model_unknown', 'model_budget_spent']);
const patience_ms = 5_000;

/** Never more than `concurrency` calls at once, all kinds and all sessions together. */
export function createAddress(concurrency: number): Address {
  const slots = bulkhead(concurrency, Number.MAX_SAFE_INTEGER);
  const problems = new Map<Line, string>();
  return {
    problem: () => problems.values().next().value ?? null,
    line({ failures, rest_ms, patience_ms: patience = patience_ms }) {
      const current = restingBreaker(failures, rest_ms);
      const line: Line = {
        execute: (call, signal) =>
          // What waits for a slot is begun by whoever frees one; for whom it is done is the caller's.
          slots.execute(
            AsyncResource.bind(async () => {
              const breaker = current();
              // Nothing may come between this look and the call, or two would try.
              if (breaker.state === CircuitState.HalfOpen) await decision(breaker, patience);
              try {
                const result = await breaker.execute(call, signal);
                problems.delete(line);
                return result;
              } catch (error) {
                const failure = toModelFailure(error);
                const isOpen = breaker.state === CircuitState.Open && !(error instanceof BrokenCircuitError);
                if (isAppError(failure) && (standing.has(failure.code) || (isOpen && isDead(failure))))
                  problems.set(line, failure.message);
                throw error;
              }
            }),
            signal,
          ),
      };
      return line;
    },
  };
}

/**
 * The breaker of a line. Its rest ends by the system's clock; where that was put back, by a new breaker at the time at
 * which it would have ended.
 */
function restingBreaker(failures: number, rest_ms: number): () => CircuitBreakerPolicy {
  const make = (): CircuitBreakerPolicy => {
    const made = circuitBreaker(handleWhen(isDead), {
      halfOpenAfter: rest_ms,
      breaker: new ConsecutiveBreaker(failures),
    });
    made.onBreak(() => (opened = { wall: Date.now(), steady: performance.now() }));
    return made;
  };
  let opened = { wall: 0, steady: 0 };
  let breaker = make();
  return () => {
    const isOver = performance.now() - opened.steady >= rest_ms;
    if (breaker.state === CircuitState.Open && isOver && Date.now() < opened.wall) breaker = make();
    return breaker;
  };
}

/** One call tries whether a dead address is back; the others do not hang on it for as long as it may hang. */
async function decision(breaker: CircuitBreakerPolicy, patience: number): Promise<void> {
  await new Promise<void>((resolve) => {
    const done = (): void => {
      clearTimeout(timer);
      listener.dispose();
      resolve();
    };
    const timer = setTimeout(done, patience);
    const listener = breaker.onStateChange(done);
  });
  if (breaker.state === CircuitState.HalfOpen) throw new BrokenCircuitError();
}
