import { and, desc, eq, gte, inArray, isNotNull, lt, or, type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { SessionContext } from '#lib/analyses/session-context';
import { AppError } from '#lib/base/errors';
import type { Database } from '#lib/db/connection/database';
import { notify } from '#lib/db/connection/notices';
import { forgetPending } from '#lib/db/stores/database-pending-files';
import { openIn, tagsOf } from './library-open.ts';
import { filtersOf, findingsFor, matches, orders, snippetsIn } from './library-search.ts';
import { sessionColumns, type SessionRow } from './session-columns.ts';
import { auditEntries, erasedSessions, events, sessions } from '#lib/db/schema';
import { isId } from '#lib/sessions/ids';
import type { RunQueue } from '#lib/sessions/processing/run-queue';
import type { LibraryQuery, LibrarySort, OpenSession, SessionPage, SessionSummary } from '#lib/sessions/contract';
import type { Visibility } from '#lib/sessions/access/sharing-contract';
import type { Kept } from '#lib/sessions/owners/quotas';
import type { NewSession, SessionStore, StoredSession, TakenRun } from '#lib/sessions/store';

const cursorSchema = z.tuple([z.iso.datetime().regex(/^[12]/), z.string().refine(isId)]);

export class DatabaseSessions implements SessionStore {
  readonly #db: Database;
  readonly #queue: RunQueue<Database> | null;

  /** With a queue, a session that has something to run is queued in the transaction that creates it. */
  constructor(db: Database, queue: RunQueue<Database> | null = null) {
    this.#db = db;
    this.#queue = queue;
  }

  async insert(session: NewSession & { visibility?: Visibility }): Promise<StoredSession> {
    return this.#db.transaction(async (tx) => {
      const [row] = await tx.insert(sessions).values(valuesOf(session)).returning(sessionColumns);
      if (!row) throw new Error('insert returned no row');
      await claimFile(tx, session);
      if (row.status === 'processing') await this.#queue?.enqueue({ session_id: row.id, kind: 'run' }, tx);
      return toStored(row);
    });
  }

  async fill(session: NewSession): Promise<StoredSession | null> {
    const empty = and(
      eq(sessions.id, session.id),
      eq(sessions.owner_id, session.owner_id),
      eq(sessions.status, 'created'),
    );
    return this.#db.transaction(async (tx) => {
      const [row] = await tx.update(sessions).set(valuesOf(session)).where(empty).returning(sessionColumns);
      if (row) await claimFile(tx, session);
      if (row?.status === 'processing') await this.#queue?.enqueue({ session_id: row.id, kind: 'run' }, tx);
      return row ? toStored(row) : null;
    });
  }

  async find(id: string): Promise<StoredSession | null> {
    const [row] = await this.#db.select(sessionColumns).from(sessions).where(eq(sessions.id, id));
    return row ? toStored(row) : null;
  }

  async list(
    ownerId: string,
    { q = '', sort = 'newest', cursor, limit, ...filters }: LibraryQuery,
  ): Promise<SessionPage> {
    const after = cursor === undefined ? null : parseCursor(cursor, sort);
    const search = q.trim() === '' ? null : await matches(this.#db, q);
    const rows = await this.#db
      .select(sessionColumns)
      .from(sessions)
      .where(
        and(
          eq(sessions.owner_id, ownerId),
          search?.condition,
          ...filtersOf(filters),
          after?.at
            ? or(lt(sessions.created_at, after.at), and(eq(sessions.created_at, after.at), lt(sessions.id, after.id)))
            : undefined,
        ),
      )
      .orderBy(...orders[sort])
      .limit(limit + 1)
      .offset(after?.offset ?? 0);
    const page = rows.slice(0, limit);
    const last = page.at(-1);
    const snippets = search ? await snippetsIn(this.#db, idsOf(page), q) : null;
    const findings = search ? await findingsFor(this.#db, idsOf(page), search, q) : null;
    return {
      sessions: page.map((row) => ({
        ...toSummary(row),
        ...(snippets ? { snippets: snippets.get(row.id) ?? [] } : {}),
        ...(findings ? { findings: findings.get(row.id) ?? [] } : {}),
      })),
      next_cursor: rows.length > limit && last ? toCursor(last, sort, (after?.offset ?? 0) + limit) : null,
      ...(search ? { too_common: search.too_common } : {}),
    };
  }

  async open(ownerId: string, since: Date): Promise<OpenSession[]> {
    return openIn(this.#db, ownerId, since);
  }

  async tags(ownerId: string): Promise<string[]> {
    return tagsOf(this.#db, ownerId);
  }

  async setTags(id: string, tags: readonly string[]): Promise<void> {
    await this.#db
      .update(sessions)
      .set({ tags: [...tags] })
      .where(eq(sessions.id, id));
  }

  async unfinished(): Promise<StoredSession[]> {
    const rows = await this.#db
      .select(sessionColumns)
      .from(sessions)
      .where(
        and(
          inArray(sessions.status, ['processing']),
          or(isNotNull(sessions.audio_file), isNotNull(sessions.given_file)),
        ),
      )
      .orderBy(sessions.created_at);
    return rows.map(toStored);
  }

  async take(id: string, kind: 'run' | 'again'): Promise<TakenRun | null> {
    const done = doneIn(id);
    const [row] = await this.#db
      .update(sessions)
      .set({
        attempt: sql`${sessions.attempt} + 1`,
        stalls: sql`case when ${done} > ${sessions.taken_at} then 1 else ${sessions.stalls} + 1 end`,
        taken_at: done,
      })
      .where(
        and(
          eq(sessions.id, id),
          kind === 'run' ? eq(sessions.status, 'processing') : inArray(sessions.status, ['completed', 'error']),
        ),
      )
      .returning(sessionColumns);
    return row ? { session: toStored(row), attempt: row.attempt, stalls: row.stalls } : null;
  }

  async stalls(id: string): Promise<number> {
    const [row] = await this.#db
      .select({
        stalls: sql<number>`case when ${doneIn(id)} > ${sessions.taken_at} then 0 else ${sessions.stalls} end`,
      })
      .from(sessions)
      .where(eq(sessions.id, id));
    return row?.stalls ?? 0;
  }

  async giveBack(id: string, attempt: number): Promise<void> {
    await this.#db
      .update(sessions)
      .set({ stalls: sql`greatest(${sessions.stalls} - 1, 0)` })
      .where(and(eq(sessions.id, id), eq(sessions.attempt, attempt)));
  }

  async requestCancel(id: string): Promise<void> {
    await notify(this.#db, { kind: 'cancel', session_id: id });
  }

  async rename(id: string, title: string): Promise<void> {
    await this.#db.update(sessions).set({ title }).where(eq(sessions.id, id));
  }

  async setContext(id: string, context: SessionContext): Promise<void> {
    await this.#db.update(sessions).set({ context }).where(eq(sessions.id, id));
  }

  async remove(id: string): Promise<void> {
    await this.#db.transaction(async (tx) => {
      const gone = await tx.delete(sessions).where(eq(sessions.id, id)).returning({ id: sessions.id });
      if (gone.length > 0) await tx.insert(erasedSessions).values({ id }).onConflictDoNothing();
      await notify(tx, { kind: 'end', session_id: id });
    });
  }

  async setAccess(id: string, change: { visibility?: Visibility; link_expires_at?: Date | null }): Promise<void> {
    if (change.visibility === undefined && change.link_expires_at === undefined) return;
    await this.#db.update(sessions).set(change).where(eq(sessions.id, id));
    await notify(this.#db, { kind: 'access', session_id: id });
  }

  async wasErased(id: string): Promise<boolean> {
    return (
      (await this.#db.select({ id: erasedSessions.id }).from(erasedSessions).where(eq(erasedSessions.id, id))).length >
      0
    );
  }

  async madeBefore(until: Date): Promise<string[]> {
    return idsOf(await this.#db.select({ id: sessions.id }).from(sessions).where(lt(sessions.created_at, until)));
  }

  async ownedBy(ownerId: string): Promise<string[]> {
    return idsOf(await this.#db.select({ id: sessions.id }).from(sessions).where(eq(sessions.owner_id, ownerId)));
  }

  async keptBy(ownerId: string): Promise<Kept> {
    const [row] = await this.#db
      .select({
        bytes: sql<string>`coalesce(sum(${sessions.bytes}), 0)`,
        duration_s: sql<number>`coalesce(sum(${sessions.duration_s}) filter (where ${sessions.audio_file} is not null), 0)`,
      })
      .from(sessions)
      .where(eq(sessions.owner_id, ownerId));
    return { bytes: Number(row?.bytes ?? 0), duration_s: row?.duration_s ?? 0 };
  }

  async handOver(from: string, to: string): Promise<number> {
    return this.#db.transaction(async (tx) => {
      await tx.update(auditEntries).set({ owner_id: to }).where(eq(auditEntries.owner_id, from));
      return (
        await tx
          .update(sessions)
          .set({ owner_id: to })
          .where(eq(sessions.owner_id, from))
          .returning({ id: sessions.id })
      ).length;
    });
  }

  async erasedSince(since: Date): Promise<string[]> {
    return idsOf(
      await this.#db
        .select({ id: erasedSessions.id })
        .from(erasedSessions)
        .where(gte(erasedSessions.erased_at, since))
        .orderBy(desc(erasedSessions.erased_at))
        .limit(1000),
    );
  }
}

/** From now on the file belongs to the session. */
async function claimFile(tx: Pick<Database, 'delete'>, { id, audio, given }: NewSession): Promise<void> {
  const file = audio?.file ?? given?.file;
  if (file !== undefined) await forgetPending(tx, { session_id: id, file });
}

function idsOf(rows: readonly { id: string }[]): string[] {
  return rows.map(({ id }) => id);
}

/**
 * A session with a recording or a transcript is `processing` from its creation on, so that it can be found after a
 * killed process.
 */
function valuesOf(session: NewSession & { visibility?: Visibility }): typeof sessions.$inferInsert {
  const { audio, given, ...rest } = session;
  return {
    ...rest,
    status: audio || given ? 'processing' : 'created',
    audio_file: audio?.file ?? null,
    audio_name: audio?.name ?? null,
    audio_type: audio?.content_type ?? null,
    given_file: given?.file ?? null,
    given_name: given?.name ?? null,
  };
}

function toStored(row: SessionRow): StoredSession {
  const {
    id,
    owner_id,
    title,
    status,
    created_at,
    last_seq,
    context,
    duration_s,
    speaker_names,
    visibility,
    link_expires_at,
  } = row;
  const given = row.given_file === null ? null : { file: row.given_file, name: row.given_name };
  const audio =
    row.audio_file === null
      ? null
      : {
          file: row.audio_file,
          name: row.audio_name ?? row.audio_file,
          content_type: row.audio_type ?? 'application/octet-stream',
        };
  return {
    id,
    owner_id,
    title,
    status,
    created_at,
    last_seq,
    context,
    duration_s,
    audio,
    given,
    speaker_names,
    visibility,
    link_expires_at,
  };
}

export function toSummary(row: SessionRow): SessionSummary {
  return {
    session_id: row.id,
    title: row.title,
    status: row.status,
    created_at: row.created_at.toISOString(),
    duration_s: row.duration_s,
    tags: row.tags,
    marks: row.marks,
  };
}

/**
 * A cursor of a page. Newest first, it names the last line, so later arrivals do not shift pages; in other orders it is
 * an offset.
 */
function toCursor(row: SessionRow, sort: LibrarySort, offset: number): string {
  return Buffer.from(
    JSON.stringify(sort === 'newest' ? [row.created_at.toISOString(), row.id] : [sort, offset]),
  ).toString('base64url');
}

function parseCursor(cursor: string, sort: LibrarySort): { at?: Date; id: string; offset: number } {
  try {
    const json: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (sort !== 'newest')
      return { id: '', offset: z.tuple([z.literal(sort), z.number().int().min(0).max(1e6)]).parse(json)[1] };
    const [at, id] = cursorSchema.parse(json);
    return { at: new Date(at), id, offset: 0 };
  } catch (cause) {
    throw new AppError('invalid_cursor', { reason: 'other_list' }, { cause });
  }
}

/** The progress of a session's log: its results, failures and passages. */
function doneIn(id: string): SQL {
  return sql`(select count(*) filter (where body->>'type' in ('result', 'error')) + count(distinct body->'data'->>'id') filter (where body->>'type' = 'partial') from ${events} where ${events.session_id} = ${id})::int`;
}
