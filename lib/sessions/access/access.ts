import { AppError } from '#lib/base/errors';
import { shareInFlight } from '#lib/base/share-in-flight';
import type { FactHub } from '#lib/events/hub';
import type { Audit } from '#lib/sessions/owners/audit';
import type { Visitor } from '#lib/sessions/contract';
import { type Grant, grantOf, isOwner, plainGrant } from './grants.ts';
import { isId } from '#lib/sessions/ids';
import type { ShareStore } from './share-store.ts';
import type { SessionStore, StoredSession } from '#lib/sessions/store';

/** How often expiring rights are checked, in ms: a timer alone would not notice that the clock was set. */
const lookMs = 1_000;

/** A visitor's open stream, which ends with the visitor's access. */
interface Watcher {
  visitor: Visitor;
  end: () => void;
  /** Known once the visitor was admitted. */
  isOwner?: boolean;
  timer?: NodeJS.Timeout;
}

/** A stream that stays open as long as the visitor has access. */
export interface Watched {
  session: StoredSession;
  /** Aborts when this visitor loses access, or the session is deleted. */
  ended: AbortSignal;
  /** Must be called when the stream has ended, for whatever reason. */
  close(): void;
}

/** The one place that decides what a visitor may do with a session. Every route, page and socket event asks here. */
export class Access {
  /** A thousand concurrent requests for one session cost a query or two. */
  readonly #find: (id: string) => Promise<StoredSession | null>;
  readonly #links: ShareStore['links'];
  readonly #erased: (id: string) => Promise<boolean>;
  readonly #watchers = new Map<string, Set<Watcher>>();
  #onWatched: (sessionId: string) => void = () => undefined;

  readonly #audit: Pick<Audit, 'note'> | null;

  /** With `audit`, each view is recorded there. */
  constructor(store: SessionStore, shares: ShareStore, hub: FactHub, audit: Pick<Audit, 'note'> | null = null) {
    this.#audit = audit;
    this.#find = shareInFlight((id) => store.find(id));
    this.#links = shareInFlight((id) => shares.links(id));
    this.#erased = shareInFlight((id) => store.wasErased(id));
    hub.onAccess(
      (sessionId) => this.#recheck(sessionId),
      () => this.#watchers.keys(),
    );
  }

  /**
   * Admits the owner, everyone who has the address while it works, and everyone who has a further link. Throws AppError
   * `erased`, or `not_found`: the same for a session that the visitor may not see as for one that does not exist, or an
   * id that cannot exist.
   */
  async toView(id: string, visitor: Visitor): Promise<StoredSession> {
    return (await this.#admit(id, visitor)).session;
  }

  /** As `toView`, for a stream that stays open. */
  async toFollow(id: string, visitor: Visitor): Promise<Watched> {
    const ended = new AbortController();
    const watcher: Watcher = { visitor, end: () => ended.abort() };
    const close = () => this.#forget(id, watcher);
    // Added before the query, so that no change falls between the answer and the watch.
    this.#watchers.set(id, (this.#watchers.get(id) ?? new Set()).add(watcher));
    try {
      const { session, grant } = await this.#admit(id, visitor);
      watcher.isOwner = isOwner(session, visitor);
      this.#schedule(id, watcher, grant);
      this.#onWatched(id);
      return { session, ended: ended.signal, close };
    } catch (error) {
      close();
      throw error;
    }
  }

  /** Only the owner may change, cancel or delete. Throws AppError `erased`, `not_found` or `not_owner`. */
  async toChange(id: string, visitor: Visitor): Promise<StoredSession> {
    const session = await this.toView(id, visitor);
    if (!this.isOwner(session, visitor)) {
      throw new AppError('not_owner', { reason: 'viewer' });
    }
    return session;
  }

  /** Open streams of visitors other than the owner, over both transports, in this process. */
  viewers(id: string): number {
    return [...(this.#watchers.get(id) ?? [])].filter(({ isOwner }) => isOwner === false).length;
  }

  /** `act` is called whenever a stream starts or ends. */
  onWatched(act: (sessionId: string) => void): void {
    this.#onWatched = act;
  }

  isOwner(session: StoredSession, visitor: Visitor): boolean {
    return isOwner(session, visitor);
  }

  /** The id of the further link that a token belongs to, for a cookie; null for an invalid token. */
  async linkOf(id: string, tokenHash: string): Promise<string | null> {
    const links = isId(id) ? await this.#links(id) : [];
    const now = new Date();
    return (
      links.find((link) => link.token_hash === tokenHash && (link.expires_at === null || link.expires_at > now))?.id ??
      null
    );
  }

  /** Ends the open streams of an owner whose keys were revoked. Clients with a new key reconnect. */
  signOut(ownerId: string): void {
    for (const [id, watchers] of this.#watchers) {
      for (const watcher of [...watchers]) {
        if (watcher.visitor.owner_id !== ownerId) continue;
        this.#forget(id, watcher);
        watcher.end();
      }
    }
  }

  /** Whether a session at this address was deleted. */
  async wasErased(id: string): Promise<boolean> {
    return isId(id) && (await this.#erased(id));
  }

  async #admit(id: string, visitor: Visitor): Promise<{ session: StoredSession; grant: Grant }> {
    const session = isId(id) ? await this.#find(id) : null;
    if (!session && (await this.wasErased(id))) {
      throw new AppError('erased');
    }
    const grant = session && (await this.#grant(session, visitor));
    if (!session || !grant) throw new AppError('not_found', { reason: 'session' });
    this.#audit?.note(session, visitor, 'opened');
    return { session, grant };
  }

  async #grant(session: StoredSession, visitor: Visitor): Promise<Grant | null> {
    const now = new Date();
    const plain = plainGrant(session, visitor, now);
    const holdsLink = (visitor.links?.length ?? 0) > 0 || visitor.token_hash !== undefined;
    if ((plain && plain.until === null) || !holdsLink) return plain;
    return grantOf(session, await this.#links(session.id), visitor, now);
  }

  /**
   * Checks the access of all streams of a session at once. If the check fails, all are ended; a client that reconnects
   * is checked again.
   */
  async #recheck(id: string): Promise<void> {
    const watchers = [...(this.#watchers.get(id) ?? [])];
    if (watchers.length === 0) return;
    const [session, links] = await Promise.all([this.#find(id), this.#links(id)]).catch(() => [null, []] as const);
    const now = new Date();
    for (const watcher of watchers)
      this.#schedule(id, watcher, session && grantOf(session, links, watcher.visitor, now));
  }

  #schedule(id: string, watcher: Watcher, grant: Grant | null): void {
    clearTimeout(watcher.timer);
    if (!this.#watchers.get(id)?.has(watcher)) return;
    if (!grant) {
      this.#forget(id, watcher);
      watcher.end();
    } else if (grant.until) {
      watcher.timer = setTimeout(
        () => this.#look(id, watcher, grant),
        Math.min(lookMs, Math.max(0, grant.until.getTime() - Date.now()) + 1),
      ).unref();
    }
  }

  #look(id: string, watcher: Watcher, grant: Grant): void {
    if (grant.until && grant.until.getTime() <= Date.now()) void this.#recheck(id);
    else this.#schedule(id, watcher, grant);
  }

  #forget(id: string, watcher: Watcher): void {
    clearTimeout(watcher.timer);
    const watchers = this.#watchers.get(id);
    if (watchers?.delete(watcher) && watcher.isOwner !== undefined) this.#onWatched(id);
    if (watchers?.size === 0) this.#watchers.delete(id);
  }
}
