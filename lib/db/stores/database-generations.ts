import { sql } from 'drizzle-orm';
import type { Database } from '#lib/db/connection/database';
import { notify } from '#lib/db/connection/notices';
import { ownerGenerations } from '#lib/db/schema';
import type { GenerationStore } from '#lib/sessions/owners/generations';

export class DatabaseGenerations implements GenerationStore {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  async all(): Promise<ReadonlyMap<string, number>> {
    const rows = await this.#db.select().from(ownerGenerations);
    return new Map(rows.map(({ owner_id, generation }) => [owner_id, generation]));
  }

  async raise(owner_id: string): Promise<number> {
    return this.#db.transaction(async (tx) => {
      const [row] = await tx
        .insert(ownerGenerations)
        .values({ owner_id, generation: 1 })
        .onConflictDoUpdate({
          target: ownerGenerations.owner_id,
          set: { generation: sql`${ownerGenerations.generation} + 1` },
        })
        .returning();
      await notify(tx, { kind: 'signed_out', owner_id });
      return row?.generation ?? 1;
    });
  }
}
