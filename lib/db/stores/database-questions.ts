import { desc, eq } from 'drizzle-orm';
import type { Database } from '#lib/db/connection/database';
import { ownerQuestions } from '#lib/db/schema';
import type { KnownQuestion, QuestionStore } from '#lib/sessions/processing/questions';

const mostListed = 50;

export class DatabaseQuestions implements QuestionStore {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  async list(ownerId: string): Promise<KnownQuestion[]> {
    const { slug, name, instruction, used_at } = ownerQuestions;
    return this.#db
      .select({ slug, name, instruction })
      .from(ownerQuestions)
      .where(eq(ownerQuestions.owner_id, ownerId))
      .orderBy(desc(used_at))
      .limit(mostListed);
  }

  async keep(ownerId: string, { slug, name, instruction }: KnownQuestion): Promise<void> {
    const used_at = new Date();
    await this.#db
      .insert(ownerQuestions)
      .values({ owner_id: ownerId, slug, name, instruction, used_at })
      .onConflictDoUpdate({
        target: [ownerQuestions.owner_id, ownerQuestions.slug],
        set: { name, instruction, used_at },
      });
  }
}
