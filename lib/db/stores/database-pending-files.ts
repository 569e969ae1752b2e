import { and, eq, lt } from 'drizzle-orm';
import type { Database } from '#lib/db/connection/database';
import { pendingFiles } from '#lib/db/schema';
import type { PendingFile, PendingFiles } from '#lib/sessions/leftovers';

export class DatabasePendingFiles implements PendingFiles {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  async announce(file: PendingFile): Promise<void> {
    await this.#db.insert(pendingFiles).values(file);
  }

  async before(until: Date): Promise<PendingFile[]> {
    return this.#db
      .select({ session_id: pendingFiles.session_id, file: pendingFiles.file })
      .from(pendingFiles)
      .where(lt(pendingFiles.announced_at, until));
  }

  async forget(file: PendingFile): Promise<void> {
    await forgetPending(this.#db, file);
  }
}

/** Also used in the transaction that assigns the file to its session. */
export async function forgetPending(db: Pick<Database, 'delete'>, { session_id, file }: PendingFile): Promise<void> {
  await db.delete(pendingFiles).where(and(eq(pendingFiles.session_id, session_id), eq(pendingFiles.file, file)));
}
