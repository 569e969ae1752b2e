import { AsyncLocalStorage } from 'node:async_hooks';

const owner = new AsyncLocalStorage<string>();

/** Everything that `act` does, however deep, is done for this owner. */
export function forOwner<T>(ownerId: string, act: () => T): T {
  return owner.run(ownerId, act);
}

/** For whom something is done; undefined where the server does it for itself. */
export function currentOwner(): string | undefined {
  return owner.getStore();
}
