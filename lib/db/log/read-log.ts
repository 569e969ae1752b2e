import { and, asc, eq, gt } from 'drizzle-orm';
import type { Database } from '#lib/db/connection/database';
import { events } from '#lib/db/schema';
import type { Fact } from '#lib/events/facts';
import { fold } from '#lib/events/reducer';
import { emptyView, type SessionView } from '#lib/events/view';

const pageSize = 500;

/** Facts after `after`, in their order. */
export async function readFacts(
  db: Pick<Database, 'select'>,
  sessionId: string,
  after: number,
  limit: number,
): Promise<Fact[]> {
  const rows = await db
    .select()
    .from(events)
    .where(and(eq(events.session_id, sessionId), gt(events.seq, after)))
    .orderBy(asc(events.seq))
    .limit(limit);
  return rows.map((row): Fact => ({ ...row.body, seq: row.seq, at: row.at.toISOString(), session_id: row.session_id }));
}

/** The view of a session's whole log, as the transaction sees it. */
export async function viewIn(tx: Pick<Database, 'select'>, sessionId: string): Promise<SessionView> {
  let view = emptyView(sessionId);
  for (;;) {
    const page = await readFacts(tx, sessionId, view.seq, pageSize);
    view = fold(view, page);
    if (page.length < pageSize) return view;
  }
}
