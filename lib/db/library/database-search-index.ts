import { and, desc, eq, gt, inArray, not, type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Database } from '#lib/db/line/database';
import { toSummary } from './database-sessions.ts';
import { filtersOf, latestTexts } from './library-search.ts';
import { viewIn } from '#lib/db/log/read-log';
import { events, sessionFindings, sessionMeanings, sessions } from '#lib/db/schema';
import type { SessionView } from '#lib/events/view';
import type { AlikePlace, AlikeSession } from '#lib/sessions/contract';
import type {
  Hit,
  IndexEntry,
  LibraryFilters,
  SearchIndexStore,
  StoredVectors,
} from '#lib/sessions/search-index-store';

/** Sessions whose vectors are read at once: 2 MB for long ones, so that the event loop is not blocked for long. */
const sessionsAtOnce = 20;
/** Rows written at once: a statement takes at most 65,535 values. */
const rowsAtOnce = 2_000;

const isText = sql`(${events.body}->>'type' = 'edit' or (${events.body}->>'type' = 'result' and ${events.body}->>'analysis_type' = 'transcript'))`;

const textSchema = z.object({
  session_id: z.string(),
  times: z.string().nullable(),
  segments: z.array(
    z.object({ start_s: z.number(), end_s: z.number(), speaker: z.string().nullable(), text: z.string() }),
  ),
});
type Text = z.infer<typeof textSchema>;

export class DatabaseSearchIndex implements SearchIndexStore {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  async view(sessionId: string): Promise<SessionView | null> {
    const [row] = await this.#db.select({ id: sessions.id }).from(sessions).where(eq(sessions.id, sessionId));
    return row ? viewIn(this.#db, sessionId) : null;
  }

  async vectors(sessionId: string, madeBy: string): Promise<StoredVectors | null> {
    const [row] = await this.#db
      .select(stored)
      .from(sessionMeanings)
      .where(and(eq(sessionMeanings.session_id, sessionId), isOfToday(madeBy)));
    return row ? toVectors(row) : null;
  }

  async keep(sessionId: string, { findings, seq, made_by, windows, vectors }: IndexEntry): Promise<boolean> {
    return this.#db.transaction(async (tx) => {
      // The session's row lock keeps edits and deletions out meanwhile.
      const [row] = await tx.select({ id: sessions.id }).from(sessions).where(eq(sessions.id, sessionId)).for('update');
      if (!row) return true;
      const [later] = await tx
        .select({ seq: events.seq })
        .from(events)
        .where(and(eq(events.session_id, sessionId), gt(events.seq, seq), isText))
        .limit(1);
      if (later) return false;
      const meaning = {
        seq,
        made_by,
        windows: windows.map(([from, to]): [number, number] => [from, to]),
        vectors: Buffer.from(vectors.buffer, vectors.byteOffset, vectors.byteLength),
      };
      await tx
        .insert(sessionMeanings)
        .values({ session_id: sessionId, ...meaning })
        .onConflictDoUpdate({ target: sessionMeanings.session_id, set: meaning });
      await tx.delete(sessionFindings).where(eq(sessionFindings.session_id, sessionId));
      const rows = findings.map((finding) => ({ session_id: sessionId, ...finding }));
      for (let from = 0; from < rows.length; from += rowsAtOnce)
        await tx.insert(sessionFindings).values(rows.slice(from, from + rowsAtOnce));
      return true;
    });
  }

  async missing(madeBy: string): Promise<string[]> {
    const rows = await this.#db
      .select({ id: sessions.id })
      .from(sessions)
      .where(and(eq(sessions.status, 'completed'), not(isIndexed(madeBy))))
      .orderBy(desc(sessions.created_at));
    return rows.map(({ id }) => id);
  }

  async *vectorsOf(ownerId: string, madeBy: string, filters: LibraryFilters): AsyncGenerator<StoredVectors[]> {
    const wanted = and(eq(sessions.owner_id, ownerId), isOfToday(madeBy), ...filtersOf(filters));
    for (let offset = 0; ; offset += sessionsAtOnce) {
      const rows = await this.#db
        .select(stored)
        .from(sessionMeanings)
        .innerJoin(sessions, eq(sessions.id, sessionMeanings.session_id))
        .where(wanted)
        .orderBy(desc(sessions.created_at), desc(sessions.id))
        .limit(sessionsAtOnce)
        .offset(offset);
      if (rows.length > 0) yield rows.map(toVectors);
      if (rows.length < sessionsAtOnce) return;
    }
  }

  async alike(ownerId: string, hits: readonly Hit[]): Promise<AlikeSession[]> {
    const ids = [...new Set(hits.map(({ session_id }) => session_id))];
    if (ids.length === 0) return [];
    const rows = await this.#db
      .select()
      .from(sessions)
      .where(and(inArray(sessions.id, ids), eq(sessions.owner_id, ownerId)));
    const { rows: found } = (await this.#db.execute(
      sql`select session_id, times, segments from (${await latestTexts(this.#db, ids)}) latest`,
    )) as { rows: unknown[] };
    const texts = new Map(
      z
        .array(textSchema)
        .parse(found)
        .map((text) => [text.session_id, text]),
    );
    return ids.flatMap((id): AlikeSession[] => {
      const row = rows.find((one) => one.id === id);
      const text = texts.get(id);
      if (!row || !text) return [];
      const { session_id, title, status, created_at, duration_s } = toSummary(row);
      const places = hits.flatMap((hit) => (hit.session_id === id ? (placeOf(text, hit) ?? []) : []));
      return [{ session_id, title, status, created_at, duration_s, places }];
    });
  }
}

const stored = {
  session_id: sessionMeanings.session_id,
  windows: sessionMeanings.windows,
  vectors: sessionMeanings.vectors,
};

function toVectors({
  vectors,
  ...row
}: Pick<typeof sessionMeanings.$inferSelect, 'session_id' | 'windows' | 'vectors'>): StoredVectors {
  // A copy, since posting it to another thread would transfer the whole underlying buffer.
  return { ...row, vectors: Int8Array.from(new Int8Array(vectors.buffer, vectors.byteOffset, vectors.byteLength)) };
}

/** Whether a session's vectors belong to its current text. */
function isOfToday(madeBy: string): SQL {
  return sql`${sessionMeanings.made_by} = ${madeBy} and not exists (select 1 from ${events}
    where ${events.session_id} = ${sessionMeanings.session_id} and ${events.seq} > ${sessionMeanings.seq} and ${isText})`;
}

function isIndexed(madeBy: string): SQL {
  return sql`exists (select 1 from ${sessionMeanings} where ${sessionMeanings.session_id} = ${sessions.id} and ${isOfToday(madeBy)})`;
}

/** null if the text has become shorter in the meantime. */
function placeOf({ segments, times }: Text, { window: [from, to], score }: Hit): AlikePlace | null {
  const passages = segments.slice(from, to);
  const [first] = passages;
  const last = passages.at(-1);
  if (!first || !last) return null;
  const isOne = passages.every(({ speaker }) => speaker === first.speaker);
  return {
    start_s: times === 'none' ? null : first.start_s,
    end_s: times === 'none' ? null : last.end_s,
    // With several speakers, the text names each.
    speaker: isOne ? first.speaker : null,
    text: isOne
      ? passages.map(({ text }) => text).join(' ')
      : passages.map(({ speaker, text }) => (speaker === null ? text : `${speaker}: ${text}`)).join(' '),
    score,
  };
}
