import { and, asc, eq, isNull } from 'drizzle-orm';
import type { Database } from '#lib/db/connection/database';
import { notify } from '#lib/db/connection/notices';
import { shareLinks } from '#lib/db/schema';
import type { ShareStore, StoredLink } from '#lib/sessions/access/share-store';

export class DatabaseShares implements ShareStore {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  async links(sessionId: string): Promise<StoredLink[]> {
    const rows = await this.#db
      .select()
      .from(shareLinks)
      .where(and(eq(shareLinks.session_id, sessionId), isNull(shareLinks.revoked_at)))
      .orderBy(asc(shareLinks.created_at));
    return rows.map(({ id, session_id, token_hash, created_at, expires_at }) => ({
      id,
      session_id,
      token_hash,
      created_at,
      expires_at,
    }));
  }

  async add(link: Omit<StoredLink, 'created_at'>): Promise<void> {
    await this.#db.insert(shareLinks).values(link);
  }

  async revoke(sessionId: string, linkId: string): Promise<boolean> {
    const standing = and(
      eq(shareLinks.session_id, sessionId),
      eq(shareLinks.id, linkId),
      isNull(shareLinks.revoked_at),
    );
    const revoked = await this.#db
      .update(shareLinks)
      .set({ revoked_at: new Date() })
      .where(standing)
      .returning({ id: shareLinks.id });
    await notify(this.#db, { kind: 'access', session_id: sessionId });
    return revoked.length > 0;
  }

  async revokeAll(sessionId: string): Promise<void> {
    await this.#db
      .update(shareLinks)
      .set({ revoked_at: new Date() })
      .where(and(eq(shareLinks.session_id, sessionId), isNull(shareLinks.revoked_at)));
    await notify(this.#db, { kind: 'access', session_id: sessionId });
  }
}
