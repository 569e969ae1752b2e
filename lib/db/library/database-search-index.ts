import { and, desc, eq, gt, inArray, not, type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Database } from '#lib/db/connection/database';
import { toSummary } from './database-sessions.ts';
import { sessionColumns } from './session-columns.ts';
import { filtersOf, latestTexts } from './library-search.ts';
import { viewIn } from '#lib/db/log/read-log';
import { events, sessionFindings, sessionMeanings, sessions } from '#lib/db/schema';
import type { SessionView } from '#lib/events/view';
import type { AlikePlace, AlikeSession } from '#lib/sessions/contract';
import type {
  Hit,
  Indexed,
  IndexEntry,
  LibraryFilters,
  SearchIndexStore,
  StoredVectors,
} from '#lib/sessions/search-index-store';

/** Rows written at once: a statement takes at most 65,535 values. */
const rowsAtOnce = 2_000;

const isText = sql`(${events.body}->>'type' = 'edit' or (${events.body}->>'type' = 'result' and ${events.body}->>'analysis_type' = 'transcript'))`;

const foundSchema = z.object({
  session_id: z.string(),
  score: z.number(),
  times: z.string().nullable(),
  segments: z.array(
    z.object({ start_s: z.number(), end_s: z.number(), speaker: z.string().nullable(), text: z.string() }),
  ),
});
type Found = z.infer<typeof foundSchema>;

export class DatabaseSearchIndex implements SearchIndexStore {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  async view(sessionId: string): Promise<SessionView | null> {
    const [row] = await this.#db.select({ id: sessions.id }).from(sessions).where(eq(sessions.id, sessionId));
    return row ? viewIn(this.#db, sessionId) : null;
  }

  async vectors(sessionId: string, madeBy: string): Promise<Int8Array | null> {
    const [row] = await this.#db
      .select({ vectors: sessionMeanings.vectors })
      .from(sessionMeanings)
      .where(and(eq(sessionMeanings.session_id, sessionId), isOfToday(madeBy)));
    return row ? bytesOf(row.vectors) : null;
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

  async indexed(ownerId: string, madeBy: string, filters: LibraryFilters): Promise<Indexed[]> {
    return this.#db
      .select({ session_id: sessionMeanings.session_id, seq: sessionMeanings.seq })
      .from(sessionMeanings)
      .innerJoin(sessions, eq(sessions.id, sessionMeanings.session_id))
      .where(and(eq(sessions.owner_id, ownerId), isOfToday(madeBy), ...filtersOf(filters)))
      .orderBy(desc(sessions.created_at), desc(sessions.id));
  }

  async vectorsOf(entries: readonly Indexed[]): Promise<StoredVectors[]> {
    const rows = await this.#db
      .select({
        session_id: sessionMeanings.session_id,
        seq: sessionMeanings.seq,
        vectors: sessionMeanings.vectors,
      })
      .from(sessionMeanings)
      .where(isOneOf(entries));
    return rows.map((row) => ({ ...row, vectors: bytesOf(row.vectors) }));
  }

  async alike(ownerId: string, hits: readonly Hit[]): Promise<AlikeSession[]> {
    const ids = [...new Set(hits.map(({ session_id }) => session_id))];
    if (ids.length === 0) return [];
    const rows = await this.#db
      .select(sessionColumns)
      .from(sessions)
      .where(and(inArray(sessions.id, ids), eq(sessions.owner_id, ownerId)));
    // The texts may be long, so the database picks the few passages.
    const { rows: found } = (await this.#db.execute(sql`
      with hits as (
        select given.session_id, given.score, ${sessionMeanings.windows}->given.at as place
        from jsonb_to_recordset(${JSON.stringify(hits.map(({ window: at, ...hit }) => ({ ...hit, at })))}::jsonb)
          as given(session_id text, seq integer, at integer, score float8)
        join ${sessionMeanings} on ${sessionMeanings.session_id} = given.session_id and ${sessionMeanings.seq} = given.seq)
      select hits.session_id, hits.score, latest.times, said.segments
      from hits join (${await latestTexts(this.#db, ids)}) latest on latest.session_id = hits.session_id,
      lateral (select jsonb_agg(part order by at) as segments
        from jsonb_array_elements(latest.segments) with ordinality as parts(part, at)
        where at > (hits.place->>0)::integer and at <= (hits.place->>1)::integer) said
      where said.segments is not null
      order by hits.score desc`)) as { rows: unknown[] };
    const places = Map.groupBy(z.array(foundSchema).parse(found), (place) => place.session_id);
    return ids.flatMap((id): AlikeSession[] => {
      const row = rows.find((one) => one.id === id);
      const own = places.get(id);
      if (!row || !own) return [];
      const { session_id, title, status, created_at, duration_s } = toSummary(row);
      return [{ session_id, title, status, created_at, duration_s, places: own.map(placeOf) }];
    });
  }
}

/** A copy, since sending it to another process would send the whole underlying buffer. */
function bytesOf(stored: Buffer): Int8Array {
  return new Int8Array(stored.buffer, stored.byteOffset, stored.byteLength).slice();
}

function isOneOf(entries: readonly Indexed[]): SQL {
  const list = JSON.stringify(entries.map(({ session_id, seq }) => ({ session_id, seq })));
  return sql`(${sessionMeanings.session_id}, ${sessionMeanings.seq}) in (
    select session_id, seq from jsonb_to_recordset(${list}::jsonb) as given(session_id text, seq integer))`;
}

/** Whether a session's vectors belong to its current text. */
function isOfToday(madeBy: string): SQL {
  return sql`${sessionMeanings.made_by} = ${madeBy} and not exists (select 1 from ${events}
    where ${events.session_id} = ${sessionMeanings.session_id} and ${events.seq} > ${sessionMeanings.seq} and ${isText})`;
}

function isIndexed(madeBy: string): SQL {
  return sql`exists (select 1 from ${sessionMeanings} where ${sessionMeanings.session_id} = ${sessions.id} and ${isOfToday(madeBy)})`;
}

function placeOf({ segments, times, score }: Found): AlikePlace {
  const speakers = new Set(segments.map(({ speaker }) => speaker));
  const isOne = speakers.size === 1;
  return {
    start_s: times === 'none' ? null : (segments[0]?.start_s ?? null),
    end_s: times === 'none' ? null : (segments.at(-1)?.end_s ?? null),
    // With several speakers, the text names each.
    speaker: isOne ? (segments[0]?.speaker ?? null) : null,
    text: segments.map(({ speaker, text }) => (isOne || speaker === null ? text : `${speaker}: ${text}`)).join(' '),
    score,
  };
}
