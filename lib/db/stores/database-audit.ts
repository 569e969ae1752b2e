import { desc, eq, lt } from 'drizzle-orm';
import type { Database } from '#lib/db/connection/database';
import { auditEntries, sessions } from '#lib/db/schema';
import type { AuditEntry, AuditStore } from '#lib/sessions/owners/audit';

export class DatabaseAudit implements AuditStore {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  async add(owner_id: string, entry: Omit<AuditEntry, 'at'>): Promise<void> {
    await this.#db.insert(auditEntries).values({ owner_id, ...entry });
  }

  async list(ownerId: string, limit: number): Promise<(AuditEntry & { title: string | null })[]> {
    const { session_id, action, who, client, at } = auditEntries;
    return this.#db
      .select({ session_id, action, who, client, at, title: sessions.title })
      .from(auditEntries)
      .leftJoin(sessions, eq(sessions.id, session_id))
      .where(eq(auditEntries.owner_id, ownerId))
      .orderBy(desc(auditEntries.id))
      .limit(limit);
  }

  async forget(ownerId: string): Promise<void> {
    await this.#db.delete(auditEntries).where(eq(auditEntries.owner_id, ownerId));
  }

  async sweep(before: Date): Promise<void> {
    await this.#db.delete(auditEntries).where(lt(auditEntries.at, before));
  }
}
