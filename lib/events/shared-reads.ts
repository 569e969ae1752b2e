import { shareInFlight } from '#lib/base/share-in-flight';
import type { Ephemeral, Fact, FactBody } from './facts.ts';
import { pageSize } from './follow.ts';
import type { EventLog, FactSubscriber } from './log.ts';

/** How long a full page is kept without a reader, in ms. */
const keptMs = 20_000;
const pagesKept = 64;

/**
 * A log whose readers share their reads: a thousand viewers that reconnect at once cost a few queries, and get the same
 * arrays. A full page never changes, so it is kept for a while; reads of a growing page are shared only if they are
 * concurrent.
 */
export class SharedReads implements EventLog {
  readonly #log: EventLog;
  readonly #full = new Map<string, { facts: Fact[]; forget: NodeJS.Timeout }>();
  readonly #read: (key: string) => Promise<Fact[]>;

  constructor(log: EventLog) {
    this.#log = log;
    this.#read = shareInFlight(async (key) => {
      const [sessionId = '', start] = key.split(' ');
      const kept = this.#full.get(key)?.facts;
      if (kept) return kept;
      const facts = await log.read(sessionId, Number(start), pageSize);
      if (facts.length === pageSize) this.#keep(key, facts);
      return facts;
    });
  }

  append(sessionId: string, bodies: readonly FactBody[]): Promise<Fact[]> {
    return this.#log.append(sessionId, bodies);
  }

  async read(sessionId: string, after: number, limit: number): Promise<Fact[]> {
    const offset = after % pageSize;
    if (offset + limit > pageSize) return this.#log.read(sessionId, after, limit);
    const page = await this.#page(sessionId, after - offset);
    return offset === 0 && limit === pageSize ? page : page.slice(offset, offset + limit);
  }

  show(sessionId: string, shown: Ephemeral): void {
    this.#log.show(sessionId, shown);
  }

  subscribe(sessionId: string, subscriber: FactSubscriber): () => void {
    return this.#log.subscribe(sessionId, subscriber);
  }

  #page(sessionId: string, start: number): Promise<Fact[]> {
    const key = `${sessionId} ${start}`;
    const kept = this.#full.get(key);
    if (kept) {
      kept.forget.refresh();
      return Promise.resolve(kept.facts);
    }
    // A read that began earlier may lack facts appended since: all who ask meanwhile share the next read.
    return this.#read(key);
  }

  #keep(key: string, facts: Fact[]): void {
    const forget = setTimeout(() => this.#full.delete(key), keptMs).unref();
    this.#full.set(key, { facts, forget });
    const oldest = this.#full.keys().next().value;
    if (this.#full.size <= pagesKept || oldest === undefined) return;
    clearTimeout(this.#full.get(oldest)?.forget);
    this.#full.delete(oldest);
  }
}
