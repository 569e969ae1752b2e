import type { Logger } from '#lib/base/logs/logger';
import type { ClientKind, Visitor } from '#lib/sessions/contract';
import { isOwner } from '#lib/sessions/access/grants';
import type { StoredSession } from '#lib/sessions/store';

export type AuditAction = 'opened' | 'shared' | 'unshared' | 'exported' | 'deleted';

/** One action on a session. No content, no names, no network addresses. */
export interface AuditEntry {
  session_id: string;
  action: AuditAction;
  /** The owner, a visitor with the session's address, or one with a further link to a private session. */
  who: 'owner' | 'address' | 'link';
  client: ClientKind;
  at: Date;
}

export interface AuditStore {
  add(ownerId: string, entry: Omit<AuditEntry, 'at'>): Promise<void>;
  /** Newest first, with the titles of sessions that still exist. */
  list(ownerId: string, limit: number): Promise<(AuditEntry & { title: string | null })[]>;
  forget(ownerId: string): Promise<void>;
  sweep(before: Date): Promise<void>;
}

/** An open page asks again and again: requests within this time, in ms, count as one visit. */
const visitMs = 10 * 60_000;
const mostVisits = 10_000;
const dayMs = 24 * 3600 * 1000;

/** Records who did what with an owner's sessions. Recording delays no request, and its failure stops none. */
export class Audit {
  readonly #store: AuditStore;
  readonly #logger: Pick<Logger, 'warn'>;
  readonly #days: number;
  /** When a visit was recorded, in ms on a steady clock. */
  readonly #visits = new Map<string, number>();

  constructor(store: AuditStore, days: number, logger: Pick<Logger, 'warn'>) {
    this.#store = store;
    this.#days = days;
    this.#logger = logger;
  }

  /** Actions of the server itself, which have no client, are not recorded. */
  note(session: StoredSession, visitor: Visitor, action: AuditAction): void {
    const { client } = visitor;
    if (client === undefined) return;
    const who = isOwner(session, visitor) ? 'owner' : session.visibility === 'private' ? 'link' : 'address';
    if (action === 'opened' && !this.#isNewVisit(`${session.id} ${who} ${client}`)) return;
    void this.#store
      .add(session.owner_id, { session_id: session.id, action, who, client })
      .catch((error: unknown) => this.#logger.warn({ err: error }, 'an audit entry could not be written'));
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
