import { AppError } from '#lib/base/errors';
import { shareInFlight } from '#lib/base/share-in-flight';
import type { FactHub } from '#lib/events/hub';
import type { Audit } from '#lib/sessions/owners/audit';
import type { Visitor } from '#lib/sessions/contract';
import { type Grant, grantOf, isOwner, plainGrant } from './grants.ts';
import { isId } from '#lib/sessions/ids';
import type { ShareStore } from './share-store.ts';
import type { SessionStore, StoredSession } from '#lib/sessions/store';

/** How often a right that ends at some time is looked at: a timer alone would not know that the clock has been set. */
const lookMs = 1_000;

/** A stream that a visitor has open, and that ends with the visitor's right to it. */
interface Watcher {
  visitor: Visitor;
  end: () => void;
  /** Known once it was admitted. */
  isOwner?: boolean;
  timer?: NodeJS.Timeout;
}

/** What is followed, as long as one may. */
export interface Watched {
  session: StoredSession;
  /** Aborts when this visitor may not look any more, or the session was erased. */
  ended: AbortSignal;
  /** To be called when the stream has ended, for whatever reason. */
  close(): void;
}

/** The one place that decides who may do what with a session. Every route, page and socket event asks here. */
export class Access {
  /** A thousand who come at once to one session cost a look or two. */
  readonly #find: (id: string) => Promise<StoredSession | null>;
  readonly #links: ShareStore['links'];
  readonly #erased: (id: string) => Promise<boolean>;
  readonly #watchers = new Map<string, Set<Watcher>>();
  #onWatched: (sessionId: string) => void = () => undefined;

  readonly #audit: Pick<Audit, 'note'> | null;

  /** With `audit`, whoever looks is written down. */
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
   * The owner, whoever has the address while it works, and whoever holds a further link. Throws AppError `erased`, or
   * `not_found`
   * for what one may not see as for what does not exist, and for ids that cannot exist.
   */
  async toView(id: string, visitor: Visitor): Promise<StoredSession> {
    return (await this.#admit(id, visitor)).session;
  }

  /** As `toView`, for a stream that stays open. */
  async toFollow(id: string, visitor: Visitor): Promise<Watched> {
    const ended = new AbortController();
    const watcher: Watcher = { visitor, end: () => ended.abort() };
    const close = () => this.#forget(id, watcher);
    // Before the question, so that no change falls between the answer and the watch.
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

  /** How many streams of others than the owner are open, over either transport, in this process. */
  viewers(id: string): number {
    return [...(this.#watchers.get(id) ?? [])].filter(({ isOwner }) => isOwner === false).length;
  }

  /** Called whenever a stream begins or ends. */
  onWatched(act: (sessionId: string) => void): void {
    this.#onWatched = act;
  }

  isOwner(session: StoredSession, visitor: Visitor): boolean {
    return isOwner(session, visitor);
  }

  /** The id of the further link that a token opens, for a cookie; null where it opens nothing. */
  async linkOf(id: string, tokenHash: string): Promise<string | null> {
    const links = isId(id) ? await this.#links(id) : [];
    const now = new Date();
    return (
      links.find((link) => link.token_hash === tokenHash && (link.expires_at === null || link.expires_at > now))?.id ??
      null
    );
  }

  /** Ends what an owner has open, whose keys are revoked. Whoever has a new one comes back. */
  signOut(ownerId: string): void {
    for (const [id, watchers] of this.#watchers) {
      for (const watcher of [...watchers]) {
        if (watcher.visitor.owner_id !== ownerId) continue;
        this.#forget(id, watcher);
        watcher.end();
      }
    }
  }

  /** Whether something was at this address and has been erased. */
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

  /** One look at the rights for all who watch here. Where it fails nobody may stay: coming back asks again. */
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
