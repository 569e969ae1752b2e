import { AsyncLocalStorage } from 'node:async_hooks';

const owner = new AsyncLocalStorage<string>();

/** Runs `act` for this owner: `currentOwner` returns the owner in everything that `act` calls or awaits. */
export function forOwner<T>(ownerId: string, act: () => T): T {
  return owner.run(ownerId, act);
}

/** The owner for whom the current call is made; undefined when the server acts on its own behalf. */
export function currentOwner(): string | undefined {
  return owner.getStore();
}
