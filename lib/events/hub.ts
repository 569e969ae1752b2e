import type { Ephemeral, Fact } from './facts.ts';
import type { FactSubscriber } from './log.ts';

interface Audience {
  subscribers: Set<FactSubscriber>;
  /** The `seq` of the last announced fact; null before the first. */
  lastSeq: number | null;
}

/** The subscribers of each session, in this process. */
export class FactHub {
  readonly #bySession = new Map<string, Audience>();

  readonly #onAccess = new Map<(sessionId: string) => void, () => Iterable<string>>();

  /**
   * Adds a listener for every session whose access has changed or that was deleted. `watched` names the sessions that
   * the listener has open at the moment.
   */
  onAccess(listener: (sessionId: string) => unknown, watched: () => Iterable<string> = () => []): void {
    this.#onAccess.set(listener, watched);
  }

  /** The access to the session has changed, or may have. */
  accessChanged(sessionId: string): void {
    for (const listener of this.#onAccess.keys()) listener(sessionId);
  }

  subscribe(sessionId: string, subscriber: FactSubscriber): () => void {
    const audience = this.#bySession.get(sessionId) ?? { subscribers: new Set(), lastSeq: null };
    audience.subscribers.add(subscriber);
    this.#bySession.set(sessionId, audience);
    return () => {
      audience.subscribers.delete(subscriber);
      if (audience.subscribers.size === 0 && this.#bySession.get(sessionId) === audience)
        this.#bySession.delete(sessionId);
    };
  }

  publish(sessionId: string, facts: readonly Fact[]): void {
    const audience = this.#bySession.get(sessionId);
    const last = facts.at(-1);
    if (!audience || !last) return;
    audience.lastSeq = Math.max(audience.lastSeq ?? 0, last.seq);
    for (const subscriber of [...audience.subscribers]) subscriber.onFacts(facts);
  }

  show(sessionId: string, shown: Ephemeral): void {
    for (const subscriber of this.#listeners(sessionId)) subscriber.onEphemeral?.(shown);
  }

  /** The session was deleted: ends all its subscribers. */
  end(sessionId: string): void {
    for (const subscriber of this.#listeners(sessionId)) subscriber.onEnd();
    this.accessChanged(sessionId);
    this.#bySession.delete(sessionId);
  }

  /** Facts may have been missed: every subscriber reads the log from its cursor. */
  behind(sessionId: string): void {
    for (const subscriber of this.#listeners(sessionId)) subscriber.onBehind?.();
  }

  watches(sessionId: string): boolean {
    return this.#bySession.has(sessionId);
  }

  /** Sessions with a subscriber, or open in another way. */
  watched(): string[] {
    return [
      ...new Set([...this.#bySession.keys(), ...[...this.#onAccess.values()].flatMap((watched) => [...watched()])]),
    ];
  }

  /** The highest `seq` that subscribers have received; null if none yet. */
  lastSeq(sessionId: string): number | null {
    return this.#bySession.get(sessionId)?.lastSeq ?? null;
  }

  get size(): number {
    let total = 0;
    for (const { subscribers } of this.#bySession.values()) total += subscribers.size;
    return total;
  }

  #listeners(sessionId: string): FactSubscriber[] {
    return [...(this.#bySession.get(sessionId)?.subscribers ?? [])];
  }
}
