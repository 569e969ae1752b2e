import { AppError } from '#lib/base/errors';
import type { Visitor } from '#lib/sessions/contract';
import { isId } from '#lib/sessions/ids';
import type { SessionStore, StoredSession } from '#lib/sessions/store';

/** The one place that decides who may do what with a session. Every route, page and socket event asks here. */
export class Access {
  readonly #store: SessionStore;

  constructor(store: SessionStore) {
    this.#store = store;
  }

  /** Everybody who has the address may look. Throws AppError `not_found`, for ids that cannot exist too. */
  async toView(id: string, _visitor: Visitor): Promise<StoredSession> {
    const session = isId(id) ? await this.#store.find(id) : null;
    if (!session) throw new AppError('not_found', 'There is no session at this address. It may have been deleted.');
    return session;
  }

  /** Only the owner may change, cancel or delete. Throws AppError `not_found` or `not_owner`. */
  async toChange(id: string, visitor: Visitor): Promise<StoredSession> {
    const session = await this.toView(id, visitor);
    if (!this.isOwner(session, visitor)) {
      throw new AppError('not_owner', 'Only the person who made this session can change it. You are looking at it as a viewer.');
    }
    return session;
  }

  isOwner(session: StoredSession, visitor: Visitor): boolean {
    return visitor.owner_id !== null && visitor.owner_id === session.owner_id;
  }
}
