import type { Logger } from '#lib/base/logs/logger';
import type { ClientKind, Visitor } from '#lib/sessions/contract';
import { isOwner } from '#lib/sessions/access/grants';
import type { StoredSession } from '#lib/sessions/store';

export type AuditAction = 'opened' | 'shared' | 'unshared' | 'exported' | 'deleted';

/** One thing that was done with a session. Nothing of what was said, no name, no address of the network. */
export interface AuditEntry {
  session_id: string;
  action: AuditAction;
  /** The owner, whoever has the session's address, or whoever has a further link to a private one. */
  who: 'owner' | 'address' | 'link';
  client: ClientKind;
  at: Date;
}

export interface AuditStore {
  add(ownerId: string, entry: Omit<AuditEntry, 'at'>): Promise<void>;
  /** Newest first, with the title of what still exists. */
  list(ownerId: string, limit: number): Promise<(AuditEntry & { title: string | null })[]>;
  forget(ownerId: string): Promise<void>;
  sweep(before: Date): Promise<void>;
}

/** Whoever has a page open asks again and again: within this time that is one visit. */
const visitMs = 10 * 60_000;
const mostVisits = 10_000;
const dayMs = 24 * 3600 * 1000;

/** Who did what with whose sessions. Writing it down holds nobody up, and failing at it stops nobody. */
export class Audit {
  readonly #store: AuditStore;
  readonly #logger: Pick<Logger, 'warn'>;
  readonly #days: number;
  /** When a visit was written down, in ms on a steady clock. */
  readonly #visits = new Map<string, number>();

  constructor(store: AuditStore, days: number, logger: Pick<Logger, 'warn'>) {
    this.#store = store;
    this.#days = days;
    this.#logger = logger;
  }

  /** What the server itself does, for which no client is named, is not written down. */
  note(session: StoredSession, visitor: Visitor, action: AuditAction): void {
    const { client } = visitor;
    if (client === undefined) return;
    const who = isOwner(session, visitor) ? 'owner' : session.visibility === 'private' ? 'link' : 'address';
    if (action === 'opened' && !this.#isNewVisit(`${session.id} ${who} ${client}`)) return;
    void this.#store
      .add(session.owner_id, { session_id: session.id, action, who, client })
      .catch((error: unknown) =>
        this.#logger.warn({ err: error }, 'what was done with a session could not be written down'),
      );
  }

  list(ownerId: string, limit = 100): ReturnType<AuditStore['list']> {
    return this.#store.list(ownerId, limit);
  }

  async sweep(): Promise<void> {
    await this.#store.sweep(new Date(Date.now() - this.#days * dayMs));
  }

  async forget(ownerId: string): Promise<void> {
    await this.#store.forget(ownerId);
  }

  #isNewVisit(visit: string): boolean {
    const now = performance.now();
    const last = this.#visits.get(visit);
    if (last !== undefined && now - last < visitMs) return false;
    this.#visits.delete(visit);
    this.#visits.set(visit, now);
    const [oldest] = this.#visits.keys();
    if (this.#visits.size > mostVisits && oldest !== undefined) this.#visits.delete(oldest);
    return true;
  }
}
