import { and, eq, gt, lte } from 'drizzle-orm';
import type { Database } from '#lib/db/connection/database';
import { ownerCodes, ownerQuestions } from '#lib/db/schema';
import type { OwnerCodeStore } from '#lib/sessions/owners/owner-moves';

export class DatabaseOwnerCodes implements OwnerCodeStore {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  async keep(code_hash: string, owner_id: string, expires_at: Date): Promise<void> {
    await this.#db.delete(ownerCodes).where(lte(ownerCodes.expires_at, new Date()));
    await this.#db.insert(ownerCodes).values({ code_hash, owner_id, expires_at });
  }

  async take(code_hash: string): Promise<string | null> {
    const [row] = await this.#db
      .delete(ownerCodes)
      .where(and(eq(ownerCodes.code_hash, code_hash), gt(ownerCodes.expires_at, new Date())))
      .returning({ owner_id: ownerCodes.owner_id });
    return row?.owner_id ?? null;
  }

  async forgetCodes(owner_id: string): Promise<void> {
    await this.#db.delete(ownerCodes).where(eq(ownerCodes.owner_id, owner_id));
  }

  async forget(owner_id: string): Promise<void> {
    await this.forgetCodes(owner_id);
    await this.#db.delete(ownerQuestions).where(eq(ownerQuestions.owner_id, owner_id));
  }
}
