import type { Ephemeral, Fact, FactBody } from './facts.ts';
import { FactHub } from './hub.ts';
import type { EventLog, FactSubscriber } from './log.ts';

/** A log that lives as long as the process: for the command line and for tests. */
export class MemoryLog implements EventLog {
  readonly #facts = new Map<string, Fact[]>();
  readonly #hub = new FactHub();

  async append(sessionId: string, bodies: readonly FactBody[]): Promise<Fact[]> {
    const known = this.#facts.get(sessionId) ?? [];
    const at = new Date().toISOString();
    const facts = bodies.map((body, index): Fact => ({
      ...body,
      seq: known.length + index + 1,
      at,
      session_id: sessionId,
    }));
    this.#facts.set(sessionId, [...known, ...facts]);
    this.#hub.publish(sessionId, facts);
    return facts;
  }

  async read(sessionId: string, after: number, limit: number): Promise<Fact[]> {
    return (this.#facts.get(sessionId) ?? []).slice(after, after + limit);
  }

  show(sessionId: string, shown: Ephemeral): void {
    this.#hub.show(sessionId, shown);
  }

  subscribe(sessionId: string, subscriber: FactSubscriber): () => void {
    return this.#hub.subscribe(sessionId, subscriber);
  }
}
