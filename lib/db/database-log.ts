import { and, asc, eq, gt, sql } from 'drizzle-orm';
import { AppError } from '#lib/base/errors';
import type { Database } from '#lib/db/client';
import { projectionOf } from '#lib/db/projection';
import { events, sessions } from '#lib/db/schema';
import type { Ephemeral, Fact, FactBody } from '#lib/events/facts';
import type { FactHub } from '#lib/events/hub';
import type { EventLog, FactSubscriber } from '#lib/events/log';

/** The log in the database. `seq` is given out under the session's row lock, inside the appending transaction. */
export class DatabaseLog implements EventLog {
  readonly #db: Database;
  readonly #hub: FactHub;

  constructor(db: Database, hub: FactHub) {
    this.#db = db;
    this.#hub = hub;
  }

  async append(sessionId: string, bodies: readonly FactBody[]): Promise<Fact[]> {
    if (bodies.length === 0) return [];
    const at = new Date();
    const facts = await this.#db.transaction(async (tx) => {
      const [row] = await tx
        .update(sessions)
        .set({ last_seq: sql`${sessions.last_seq} + ${bodies.length}`, ...projectionOf(bodies) })
        .where(eq(sessions.id, sessionId))
        .returning({ last_seq: sessions.last_seq });
      if (!row) throw new AppError('not_found', 'There is no such session.');
      const first = row.last_seq - bodies.length + 1;
      await tx.insert(events).values(bodies.map((body, index) => ({ session_id: sessionId, seq: first + index, at, body })));
      return bodies.map((body, index): Fact => ({ ...body, seq: first + index, at: at.toISOString(), session_id: sessionId }));
    });
    this.#hub.publish(sessionId, facts);
    return facts;
  }

  async read(sessionId: string, after: number, limit: number): Promise<Fact[]> {
    const rows = await this.#db
      .select()
      .from(events)
      .where(and(eq(events.session_id, sessionId), gt(events.seq, after)))
      .orderBy(asc(events.seq))
      .limit(limit);
    return rows.map((row): Fact => ({ ...row.body, seq: row.seq, at: row.at.toISOString(), session_id: row.session_id }));
  }

  show(sessionId: string, shown: Ephemeral): void {
    this.#hub.show(sessionId, shown);
  }

  subscribe(sessionId: string, subscriber: FactSubscriber): () => void {
    return this.#hub.subscribe(sessionId, subscriber);
  }
}
