import { AppError } from '#lib/base/errors';
import type { FactHub } from '#lib/events/hub';
import type { Access } from './access.ts';
import type { Audit } from '#lib/sessions/owners/audit';
import type { Visitor } from '#lib/sessions/contract';
import { newId } from '#lib/sessions/ids';
import { hashOf } from './secrets.ts';
import type { ShareStore } from './share-store.ts';
import type { Sharing, SharingAnswer, Visibility } from './sharing-contract.ts';
import type { SessionStore } from '#lib/sessions/store';

/** The most links of one session at a time. */
const mostLinks = 50;

export interface SharingChange {
  visibility?: Visibility;
  /** When the plain address stops working for others; null for never. */
  expires_at?: Date | null;
  /** Makes a further link. */
  link?: { expires_at: Date | null };
}

interface SharingOptions {
  store: SessionStore;
  shares: ShareStore;
  access: Access;
  hub: FactHub;
  audit: Pick<Audit, 'note'>;
}

/** The access to a session, which its owner decides. Each change reaches open streams at once. */
export class SharingService {
  readonly #options: SharingOptions;

  constructor(options: SharingOptions) {
    this.#options = options;
  }

  /** Throws AppError `not_found`, `erased` or `not_owner`, as all methods below do. */
  async read(id: string, visitor: Visitor): Promise<Sharing> {
    const { visibility, link_expires_at } = await this.#options.access.toChange(id, visitor);
    const links = await this.#options.shares.links(id);
    const now = new Date();
    return {
      visibility,
      expires_at: link_expires_at?.toISOString() ?? null,
      links: links
        .filter(({ expires_at }) => expires_at === null || expires_at > now)
        .map((link) => ({
          link_id: link.id,
          created_at: link.created_at.toISOString(),
          expires_at: link.expires_at?.toISOString() ?? null,
        })),
    };
  }

  /** Throws AppError `invalid_change` if there are too many links. */
  async change(id: string, visitor: Visitor, { visibility, expires_at, link }: SharingChange): Promise<SharingAnswer> {
    const { store, shares, access, hub, audit } = this.#options;
    const session = await access.toChange(id, visitor);
    const { links } = await this.read(id, visitor);
    if (link && links.length >= mostLinks)
      throw new AppError('invalid_change', { reason: 'too_many_links', most: mostLinks });
    await store.setAccess(id, { visibility, link_expires_at: expires_at });
    const token = newId();
    const link_id = newId();
    if (link) await shares.add({ id: link_id, session_id: id, token_hash: hashOf(token), expires_at: link.expires_at });
    hub.accessChanged(id);
    audit.note(session, visitor, link || visibility === 'link' ? 'shared' : 'unshared');
    return {
      ...(await this.read(id, visitor)),
      ...(link ? { made: { link_id, token, url: `/s/${id}?k=${token}` } } : {}),
    };
  }

  /** Revokes one link, or, for null, ends all sharing: the session becomes private, and no link works any more. */
  async end(id: string, visitor: Visitor, linkId: string | null): Promise<Sharing> {
    const { store, shares, access, hub, audit } = this.#options;
    const session = await access.toChange(id, visitor);
    if (linkId === null) {
      await store.setAccess(id, { visibility: 'private' });
      await shares.revokeAll(id);
    } else if (!(await shares.revoke(id, linkId))) throw new AppError('not_found', { reason: 'link' });
    hub.accessChanged(id);
    audit.note(session, visitor, 'unshared');
    return this.read(id, visitor);
  }
}
