import type { Ephemeral, Fact } from '#lib/events/facts';
import type { FactSubscriber } from '#lib/events/log';

/** Who listens to which session, in this process. */
export class FactHub {
  readonly #bySession = new Map<string, Set<FactSubscriber>>();

  readonly #onAccess = new Set<(sessionId: string) => void>();

  /** Hears of every session whose sharing has changed. */
  onAccess(listener: (sessionId: string) => unknown): void {
    this.#onAccess.add(listener);
  }

  /** Who may look at the session has changed, or may have. */
  accessChanged(sessionId: string): void {
    for (const listener of this.#onAccess) listener(sessionId);
  }

  subscribe(sessionId: string, subscriber: FactSubscriber): () => void {
    const subscribers = this.#bySession.get(sessionId) ?? new Set();
    this.#bySession.set(sessionId, subscribers.add(subscriber));
    return () => {
      subscribers.delete(subscriber);
      if (subscribers.size === 0 && this.#bySession.get(sessionId) === subscribers) this.#bySession.delete(sessionId);
    };
  }

  publish(sessionId: string, facts: readonly Fact[]): void {
    for (const subscriber of [...(this.#bySession.get(sessionId) ?? [])]) subscriber.onFacts(facts);
  }

  show(sessionId: string, shown: Ephemeral): void {
    for (const subscriber of [...(this.#bySession.get(sessionId) ?? [])]) subscriber.onEphemeral?.(shown);
  }

  /** The session is gone: everyone who listens is told. */
  end(sessionId: string): void {
    for (const subscriber of [...(this.#bySession.get(sessionId) ?? [])]) subscriber.onEnd();
    this.#bySession.delete(sessionId);
  }

  get size(): number {
    let total = 0;
    for (const subscribers of this.#bySession.values()) total += subscribers.size;
    return total;
  }
}
