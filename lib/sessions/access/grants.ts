import type { Visitor } from '#lib/sessions/contract';
import type { StoredLink } from './share-store.ts';
import type { StoredSession } from '#lib/sessions/store';

/** A right to view. `until` is its expiry, null for never. */
export interface Grant {
  until: Date | null;
}

type Shared = Pick<StoredSession, 'owner_id' | 'visibility' | 'link_expires_at'>;

export function isOwner(session: Pick<StoredSession, 'owner_id'>, visitor: Visitor): boolean {
  return visitor.owner_id !== null && visitor.owner_id === session.owner_id;
}

/** The right that the session itself grants, without its further links; null if none. */
export function plainGrant(session: Shared, visitor: Visitor, now: Date): Grant | null {
  if (isOwner(session, visitor)) return { until: null };
  if (session.visibility !== 'link' || !isAhead(session.link_expires_at, now)) return null;
  return { until: session.link_expires_at };
}

/** The longest of this visitor's rights; null if there is none. */
export function grantOf(session: Shared, links: readonly StoredLink[], visitor: Visitor, now: Date): Grant | null {
  const held = links.filter(
    (link) =>
      isAhead(link.expires_at, now) && (visitor.links?.includes(link.id) || visitor.token_hash === link.token_hash),
  );
  const grants = [plainGrant(session, visitor, now), ...held.map((link) => ({ until: link.expires_at }))].filter(
    (grant) => grant !== null,
  );
  if (grants.length === 0) return null;
  const ends = grants.map(({ until }) => until?.getTime() ?? Infinity);
  const last = Math.max(...ends);
  return { until: Number.isFinite(last) ? new Date(last) : null };
}

function isAhead(end: Date | null, now: Date): boolean {
  return end === null || end > now;
}
