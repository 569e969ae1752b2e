import type { Pool, PoolClient } from 'pg';
import { toAppError } from '#lib/base/errors';
import { type DatabaseHealth, isAway } from './database-health.ts';

/**
 * The pool as drizzle sees it: failures because the server cannot be reached are reported to `health`, and throw
 * AppError `database_unreachable`.
 */
export function watchPool(pool: Pool, health: DatabaseHealth): Pool {
  return overlay(pool, {
    query: (...given: unknown[]) =>
      health.watch(() => Reflect.apply(pool.query, pool, given) as unknown as Promise<unknown>),
    connect: async () => watchClient(await health.watch(() => pool.connect()), health),
  });
}

/**
 * A connection that broke in the middle of a transaction is not used again, not even for the rollback, and leaves the
 * pool at once: drizzle does not release a client whose `begin` fails.
 */
function watchClient(client: PoolClient, health: DatabaseHealth): PoolClient {
  let broken: Error | null = null;
  return overlay(client, {
    async query(...given: unknown[]) {
      if (broken) throw broken;
      try {
        return await health.watch(() => Reflect.apply(client.query, client, given) as unknown as Promise<unknown>);
      } catch (error) {
        if (isAway(error) && !broken) {
          broken = toAppError(error);
          client.release(broken);
        }
        throw error;
      }
    },
    release: () => void (broken ?? client.release()),
  });
}

/** `target` with some of its methods replaced for external callers. */
function overlay<T extends object>(target: T, methods: Record<string, (...given: unknown[]) => unknown>): T {
  return new Proxy(target, {
    get: (real, name) =>
      typeof name === 'string' && Object.hasOwn(methods, name) ? methods[name] : Reflect.get(real, name, real),
  });
}
