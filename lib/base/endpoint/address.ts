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

/** One address that serves several kinds of calls. They share its slots. */
export interface Address {
  /** A kind of calls with a circuit breaker of its own: a server that cannot transcribe may well answer questions. */
  circuit(limits: CircuitLimits): Circuit;
  /** The sentence about the problem that real calls have met; null after a call that succeeded. */
  problem(): string | null;
}

export interface CircuitLimits {
  /** Consecutive failures after which the circuit opens, and how long it stays open. */
  failures: number;
  open_ms: number;
  /** How long other calls wait for the one call that tests the address after the circuit was open. Default 5 s. */
  patience_ms?: number;
}

interface Circuit {
  /** Waits for a slot. Throws what `call` throws, or BrokenCircuitError at once while the circuit is open. */
  execute<T>(call: () => Promise<T>, signal: AbortSignal): Promise<T>;
}

/** These problems last until somebody changes a setting. Others may pass, and count only once the circuit is open. */
const lasting = new Set<ErrorCode>(['model_rejected_key', 'model_unknown', 'model_budget_spent']);
const patience_ms = 5_000;

/** Allows at most `concurrency` calls at once, over all kinds and all sessions. */
export function createAddress(concurrency: number): Address {
  const slots = bulkhead(concurrency, Number.MAX_SAFE_INTEGER);
  const problems = new Map<Circuit, string>();
  return {
    problem: () => problems.values().next().value ?? null,
    circuit({ failures, open_ms, patience_ms: patience = patience_ms }) {
      const current = timedBreaker(failures, open_ms);
      const circuit: Circuit = {
        execute: (call, signal) =>
          // A queued call is started in the async context of the call that freed its slot, so the caller's context is
          // bound here.
          slots.execute(
            AsyncResource.bind(async () => {
              const breaker = current();
              // There must be no await between this check and the call, or two calls would test the address.
              if (breaker.state === CircuitState.HalfOpen) await awaitProbe(breaker, patience);
              try {
                const result = await breaker.execute(call, signal);
                problems.delete(circuit);
                return result;
              } catch (error) {
                const failure = toModelFailure(error);
                const isOpen = breaker.state === CircuitState.Open && !(error instanceof BrokenCircuitError);
                if (isAppError(failure) && (lasting.has(failure.code) || (isOpen && isDead(failure))))
                  problems.set(circuit, failure.message);
                throw error;
              }
            }),
            signal,
          ),
      };
      return circuit;
    },
  };
}

/**
 * The circuit breaker of a kind of calls. It closes by the system's clock. When that clock is put back, a new breaker
 * replaces it at the time at which the old one would have closed.
 */
function timedBreaker(failures: number, open_ms: number): () => CircuitBreakerPolicy {
  const make = (): CircuitBreakerPolicy => {
    const made = circuitBreaker(handleWhen(isDead), {
      halfOpenAfter: open_ms,
      breaker: new ConsecutiveBreaker(failures),
    });
    made.onBreak(() => (opened = { wall: Date.now(), steady: performance.now() }));
    return made;
  };
  let opened = { wall: 0, steady: 0 };
  let breaker = make();
  return () => {
    const isOver = performance.now() - opened.steady >= open_ms;
    if (breaker.state === CircuitState.Open && isOver && Date.now() < opened.wall) breaker = make();
    return breaker;
  };
}

/** One call tests whether an address is reachable again. The others wait for it, but not for as long as it may hang. */
async function awaitProbe(breaker: CircuitBreakerPolicy, patience: number): Promise<void> {
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
