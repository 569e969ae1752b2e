import { and, eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { SpeakerNames } from '#lib/analyses/rename/speaker-names';
import { AppError } from '#lib/base/errors';
import { steadyClock } from '#lib/base/steady-clock';
import type { Database } from '#lib/db/connection/database';
import type { DraftNotices } from '#lib/db/connection/draft-notices';
import { retryWhileUnavailable } from '#lib/db/connection/database-health';
import { notify } from '#lib/db/connection/notices';
import { projectionOf } from './projection.ts';
import { readFacts, viewIn } from './read-log.ts';
import { events, sessions } from '#lib/db/schema';
import type { Ephemeral, Fact, FactBody } from '#lib/events/facts';
import type { FactHub } from '#lib/events/hub';
import type { Appending, EventLog, FactSubscriber, FencedLogs } from '#lib/events/log';
import { type EditOrder, planEdits } from '#lib/events/edit-facts';
import { planRenaming, withNames } from '#lib/events/rename-facts';
import type { SpeakerRenamer, TranscriptEditor } from '#lib/sessions/store';

interface Writing {
  attempt?: number;
  /** In ms since 1970. */
  clock: () => number;
}

interface LogOptions {
  /** Sends drafts to other processes that may have viewers. */
  drafts?: DraftNotices;
  /** Called before each append. Throws AppError `disk_full`. */
  requireRoom?: () => void;
}

/** The facts that a transaction wrote, and the transaction's id. */
interface Written {
  facts: Fact[];
  transaction: string;
}

const statusSchema = z.object({ rows: z.tuple([z.object({ status: z.string().nullable() })]) });

/** The log in the database. `seq` is given out under the session's row lock, inside the appending transaction. */
export class DatabaseLog implements EventLog, FencedLogs, SpeakerRenamer, TranscriptEditor {
  readonly #db: Database;
  readonly #hub: FactHub;

  readonly #options: LogOptions;

  constructor(db: Database, hub: FactHub, options: LogOptions = {}) {
    this.#db = db;
    this.#hub = hub;
    this.#options = options;
  }

  fenced(attempt: number, isOver?: () => boolean): EventLog {
    let last = 0;
    const clock = steadyClock();
    return {
      append: async (sessionId, bodies) => {
        const facts = await this.append(sessionId, bodies, { attempt, isOver, clock });
        last = facts.at(-1)?.seq ?? last;
        return facts;
      },
      read: (sessionId, after, limit) => retryWhileUnavailable(() => this.read(sessionId, after, limit), isOver),
      show: (sessionId, shown) => {
        this.#hub.show(sessionId, shown);
        this.#options.drafts?.send(shown, last);
      },
      subscribe: (sessionId, subscriber) => this.subscribe(sessionId, subscriber),
    };
  }

  /**
   * With `attempt`, for a run: waits for a database that is unavailable or has no disk space, a minute or until
   * `isOver`. The times between a run's facts are right even if the clock is changed.
   */
  async append(
    sessionId: string,
    bodies: readonly FactBody[],
    { attempt, isOver, clock = Date.now }: Appending = {},
  ): Promise<Fact[]> {
    if (bodies.length === 0) return [];
    const { facts } =
      attempt === undefined
        ? await this.#write(sessionId, bodies, { clock })
        : await this.#writeLasting(sessionId, bodies, { attempt, clock }, isOver);
    this.#hub.publish(sessionId, facts);
    return facts;
  }

  /** Writes once: if the connection broke during a commit, the server is asked for the transaction's outcome. */
  async #writeLasting(
    sessionId: string,
    bodies: readonly FactBody[],
    how: Writing,
    isOver?: () => boolean,
  ): Promise<Written> {
    let sent: Written | null = null;
    return retryWhileUnavailable(async () => {
      if (sent && (await this.#isCommitted(sent.transaction))) return sent;
      sent = null;
      return this.#write(sessionId, bodies, how, (written) => (sent = written));
    }, isOver);
  }

  /** One transaction. `onSent` receives its content when only the commit is left. */
  async #write(
    sessionId: string,
    bodies: readonly FactBody[],
    { attempt, clock }: Writing,
    onSent?: (written: Written) => void,
  ): Promise<Written> {
    this.#options.requireRoom?.();
    return this.#db.transaction(async (tx) => {
      const { marks, ...projection } = projectionOf(bodies);
      const [row] = await tx
        .update(sessions)
        .set({
          last_seq: sql`${sessions.last_seq} + ${bodies.length}`,
          ...projection,
          ...(marks ? { marks: sql`${sessions.marks} || ${JSON.stringify(marks)}::jsonb` } : {}),
        })
        .where(and(eq(sessions.id, sessionId), attempt === undefined ? undefined : eq(sessions.attempt, attempt)))
        .returning({
          last_seq: sessions.last_seq,
          speaker_names: sessions.speaker_names,
          transaction: sql<string>`pg_current_xact_id()::text`,
        });
      if (!row) throw attempt !== undefined && (await exists(tx, sessionId)) ? new AppError('superseded') : notFound();
      const written = {
        facts: await insert(tx, sessionId, {
          last_seq: row.last_seq,
          at: new Date(clock()),
          bodies: await named(tx, sessionId, bodies, row.speaker_names),
        }),
        transaction: row.transaction,
      };
      await keepCorrected(tx, sessionId, bodies);
      onSent?.(written);
      return written;
    });
  }

  async #isCommitted(transaction: string): Promise<boolean> {
    const { rows } = statusSchema.parse(
      await this.#db.execute(sql`select pg_xact_status(${transaction}::xid8) as status`),
    );
    // The server has not noticed yet that the connection is broken, and holds the session's row lock until it does.
    if (rows[0].status === 'in progress') throw new AppError('database_unreachable', { reason: 'still_busy' });
    return rows[0].status === 'committed';
  }

  /** One transaction under the session's row lock: concurrent appends of a run come before it or use the new names. */
  async renameSpeakers(sessionId: string, change: SpeakerNames): Promise<void> {
    const facts = await this.#db.transaction(async (tx) => {
      const [row] = await tx
        .select({ last_seq: sessions.last_seq, speaker_names: sessions.speaker_names })
        .from(sessions)
        .where(eq(sessions.id, sessionId))
        .for('update');
      if (!row) throw notFound();
      const { names, bodies } = planRenaming(await viewIn(tx, sessionId), row.speaker_names, change);
      if (bodies.length === 0) return [];
      const last_seq = row.last_seq + bodies.length;
      await tx.update(sessions).set({ last_seq, speaker_names: names }).where(eq(sessions.id, sessionId));
      return insert(tx, sessionId, { last_seq, at: new Date(), bodies });
    });
    if (facts.length > 0) this.#hub.publish(sessionId, facts);
  }

  /** One transaction under the session's row lock, so that nothing changes the text between the check and the write. */
  async editTranscript(sessionId: string, orders: readonly EditOrder[], known: number): Promise<number | null> {
    this.#options.requireRoom?.();
    const facts = await this.#db.transaction(async (tx) => {
      const [row] = await tx
        .select({ last_seq: sessions.last_seq, speaker_names: sessions.speaker_names })
        .from(sessions)
        .where(eq(sessions.id, sessionId))
        .for('update');
      if (!row) throw notFound();
      const plan = planEdits(await viewIn(tx, sessionId), row.speaker_names, orders, known);
      if (!plan) return [];
      const last_seq = row.last_seq + 1;
      await tx
        .update(sessions)
        .set({ last_seq, transcript: plan.transcript.transcript })
        .where(eq(sessions.id, sessionId));
      return insert(tx, sessionId, { last_seq, at: new Date(), bodies: [plan.body] });
    });
    if (facts.length > 0) this.#hub.publish(sessionId, facts);
    return facts.at(-1)?.seq ?? null;
  }

  async read(sessionId: string, after: number, limit: number): Promise<Fact[]> {
    return readFacts(this.#db, sessionId, after, limit);
  }

  /** A draft that does not come from a run counts as made after the last fact known here. */
  show(sessionId: string, shown: Ephemeral): void {
    this.#hub.show(sessionId, shown);
    this.#options.drafts?.send(shown, this.#hub.lastSeq(sessionId) ?? Number.MAX_SAFE_INTEGER);
  }

  subscribe(sessionId: string, subscriber: FactSubscriber): () => void {
    return this.#hub.subscribe(sessionId, subscriber);
  }
}

type Transaction = Pick<Database, 'select' | 'insert' | 'update' | 'execute'>;

/** A statement takes at most 65,535 values, and a row has four. */
const rowsAtOnce = 5000;

/** Engines do not know the names that the owner gave; the log uses these names. */
async function named(
  tx: Transaction,
  sessionId: string,
  bodies: readonly FactBody[],
  names: SpeakerNames,
): Promise<readonly FactBody[]> {
  if (Object.keys(names).length === 0) return bodies;
  const [row] = await tx.select({ transcript: sessions.transcript }).from(sessions).where(eq(sessions.id, sessionId));
  return bodies.map((body) => withNames(body, names, row?.transcript ?? ''));
}

async function insert(
  tx: Transaction,
  sessionId: string,
  { last_seq, at, bodies }: { last_seq: number; at: Date; bodies: readonly FactBody[] },
): Promise<Fact[]> {
  const first = last_seq - bodies.length + 1;
  const rows = bodies.map((body, index) => ({ session_id: sessionId, seq: first + index, at, body }));
  for (let from = 0; from < rows.length; from += rowsAtOnce)
    await tx.insert(events).values(rows.slice(from, from + rowsAtOnce));
  await notify(tx, { kind: 'facts', session_id: sessionId, first, seq: last_seq });
  return bodies.map((body, index): Fact => ({
    ...body,
    seq: first + index,
    at: at.toISOString(),
    session_id: sessionId,
  }));
}

/** The search index of a new transcript must hold its owner's corrections. */
async function keepCorrected(tx: Transaction, sessionId: string, bodies: readonly FactBody[]): Promise<void> {
  if (!bodies.some((body) => body.type === 'result' && body.analysis_type === 'transcript')) return;
  const isEdit = and(eq(events.session_id, sessionId), sql`${events.body}->>'type' = 'edit'`);
  if ((await tx.select({ seq: events.seq }).from(events).where(isEdit).limit(1)).length === 0) return;
  const { data } = (await viewIn(tx, sessionId)).steps.transcript;
  if (data) await tx.update(sessions).set({ transcript: data.transcript }).where(eq(sessions.id, sessionId));
}

async function exists(tx: Transaction, id: string): Promise<boolean> {
  return (await tx.select({ id: sessions.id }).from(sessions).where(eq(sessions.id, id))).length > 0;
}

function notFound(): AppError {
  return new AppError('not_found', { reason: 'session_id' });
}
