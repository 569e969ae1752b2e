import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { type Clock, fromDrizzle, type JobWithMetadata, PgBoss } from 'pg-boss';
import { z } from 'zod';
import type { Logger } from '#lib/base/logs/logger';
import { metrics } from '#lib/base/logs/metrics';
import { steadyClock } from '#lib/base/steady-clock';
import type { Database } from '#lib/db/line/database';
import { answerMs, DatabaseHealth, isAway, isBrokenLine, retryWhileUnavailable } from '#lib/db/line/database-health';
import type { QueueStore } from '#lib/db/stores/queue-store';
import { type RunJob, type RunQueue, runJobSchema } from '#lib/sessions/processing/run-queue';

const name = 'runs';
/** Runs at once in one process: enough that short ones are not kept waiting by long ones. */
const concurrency = 8;
/** A process that has not been heard from for this long is taken for dead. */
const heartbeatSeconds = 10;
/** How often the server's processes look for dead ones. */
const monitorSeconds = 10;
/** The embedded database has one process, which knows at its start who is dead. */
const embeddedMonitorSeconds = 600;
const hour = 3600;
/** How often jobs are looked for that a clock which was put back keeps waiting. */
const clockCheckMs = 20_000;
const timers: Omit<Clock, 'now'> = {
  setTimeout: (act, ms) => setTimeout(act, ms),
  clearTimeout: (timer) => clearTimeout(timer as NodeJS.Timeout),
  setInterval: (act, ms) => setInterval(act, ms),
  clearInterval: (timer) => clearInterval(timer as NodeJS.Timeout),
};

type TakenJob = Pick<JobWithMetadata<unknown>, 'id' | 'data' | 'signal' | 'retryCount' | 'createdOn' | 'startedOn'>;

const freedSchema = z.object({ rows: z.array(z.object({ id: z.string() })) });
const countSchema = z.object({ rows: z.tuple([z.object({ jobs: z.number() })]) });

/** True where the job was done to its end by whoever was given it; false where it was left to somebody else. */
export type JobHandler = (job: RunJob, signal: AbortSignal) => Promise<boolean>;

/** Runs that wait, in the same database as everything else: pg-boss, woken by NOTIFY. */
export class JobQueue implements RunQueue<Database> {
  readonly #boss: PgBoss;
  readonly #db: Database;
  readonly #embedded: boolean;
  readonly #line: DatabaseHealth;
  #checking: NodeJS.Timeout | null = null;

  readonly #logger: Logger;

  private constructor(
    boss: PgBoss,
    db: Database,
    options: { embedded: boolean; line: DatabaseHealth; logger: Logger },
  ) {
    this.#boss = boss;
    this.#db = db;
    this.#embedded = options.embedded;
    this.#line = options.line;
    this.#logger = options.logger;
  }

  /** `store` is the embedded database, or the address of a server. */
  static async open(
    db: Database,
    store: QueueStore | string,
    logger: Logger,
    line = new DatabaseHealth(),
  ): Promise<JobQueue> {
    const embedded = typeof store !== 'string';
    const seconds = embedded ? embeddedMonitorSeconds : monitorSeconds;
    const boss = new PgBoss({
      ...(embedded
        ? { db: store, backend: 'pglite' as const }
        : { connectionString: store, max: 4, query_timeout: answerMs, application_name: 'undertone queue' }),
      // Its workers rest until a time, which must not be an hour away because the clock was put back.
      clock: { ...timers, now: steadyClock() },
      useListenNotify: true,
      schedule: false,
      registerInstance: false,
      monitorVacuum: false,
      reindex: !embedded,
      superviseIntervalSeconds: seconds,
      monitorIntervalSeconds: seconds,
      maintenanceIntervalSeconds: embedded ? hour : 600,
      openTelemetry: { enabled: false },
    });
    boss.on('error', (error) =>
      isBrokenLine(error) ? line.failed(error) : logger.warn({ err: error }, 'the queue met an error'),
    );
    await boss.start();
    await boss.createQueue(name, {
      policy: 'exclusive',
      notify: true,
      // Whether a run is given up is decided by how far it came, not by how often it was taken up.
      retryLimit: 1_000_000,
      retryDelay: 0,
      expireInSeconds: 23 * hour,
      heartbeatSeconds,
      retentionSeconds: 14 * 24 * hour,
      deleteAfterSeconds: 600,
    });
    return new JobQueue(boss, db, { embedded, line, logger });
  }

  async enqueue(job: RunJob, transaction: Pick<Database, 'execute'> = this.#db): Promise<void> {
    const key = job.kind === 'run' ? job.session_id : randomUUID();
    await this.#boss.send(name, job, {
      singletonKey: key,
      group: { id: job.session_id },
      db: fromDrizzle(transaction as Parameters<typeof fromDrizzle>[0], sql),
    });
  }

  async drop(sessionId: string): Promise<void> {
    await this.#db.execute(
      sql`delete from pgboss.job where name = ${name} and group_id = ${sessionId} and state <> 'active'`,
    );
  }

  /** For other queues in the same database. */
  get boss(): PgBoss {
    return this.#boss;
  }

  /** Removes from the embedded database's files what it still holds of jobs that are gone. */
  async purge(): Promise<void> {
    await this.#db.execute(sql`vacuum full pgboss.job`);
  }

  /** From now on this process works. A handler that throws puts its job back. */
  async work(handler: JobHandler): Promise<void> {
    // Whoever holds the folder's lock knows that every job in work is a dead process's.
    if (this.#embedded)
      await this.#db.execute(
        sql`update pgboss.job set state = 'retry', start_after = now() where name = ${name} and state = 'active'`,
      );
    const polling = { pollingIntervalSeconds: 2, notifyPollingIntervalSeconds: this.#embedded ? 30 : 2 };
    const workers: string[] = [];
    const work = async ([job]: readonly TakenJob[]): Promise<void> => {
      if (!job) return;
      // Both by the database's clock.
      if (job.retryCount === 0)
        metrics().queueWaitSeconds.observe(Math.max(0, job.startedOn.getTime() - job.createdOn.getTime()) / 1000);
      const done = await handler(runJobSchema.parse(job.data), job.signal);
      // Ended here rather than after the handler: another job of this session may wait for that, and whoever is woken
      // must find it so.
      if (done) await retryWhileUnavailable(() => this.#line.watch(() => this.#boss.complete(name, job.id)));
      for (const id of workers) this.#boss.notifyWorker(id);
    };
    await this.#freeWaiting(workers);
    this.#checking = setInterval(() => void this.#freeWaiting(workers), clockCheckMs).unref();
    // One by one, since only a worker whose id is known can be woken; the others may be busy for an hour.
    while (workers.length < concurrency)
      workers.push(
        await this.#boss.work(
          name,
          { groupConcurrency: 1, heartbeatRefreshSeconds: heartbeatSeconds / 3, includeMetadata: true, ...polling },
          work,
        ),
      );
  }

  /** No job of ours waits for a later time; one that seems to was queued before the clock was put back. */
  async #freeWaiting(workers: readonly string[]): Promise<void> {
    const free = sql`update pgboss.job set start_after = now() where name = ${name} and state < 'active' and start_after > now() returning id`;
    const freed = await this.#db
      .execute(free)
      .catch((error: unknown) =>
        isAway(error) ? { rows: [] } : this.#logger.warn({ err: error }, 'jobs that wait could not be looked at'),
      );
    if (freedSchema.safeParse(freed).data?.rows.length) for (const id of workers) this.#boss.notifyWorker(id);
  }

  /** Jobs that wait or are worked on, in all processes. */
  async depth(): Promise<number> {
    const found = await this.#db.execute(
      sql`select count(*)::int as jobs from pgboss.job where name = ${name} and state <= 'active'`,
    );
    return countSchema.parse(found).rows[0].jobs;
  }

  /** Jobs that came before a session's own, which waits, and have not ended; 0 where none of it waits. */
  async ahead(sessionId: string): Promise<number> {
    const found = await this.#db.execute(sql`
      select count(*)::int as jobs from pgboss.job
      where name = ${name} and state <= 'active'
        and created_on < (select min(created_on) from pgboss.job where name = ${name} and group_id = ${sessionId} and state < 'active')`);
    return countSchema.parse(found).rows[0].jobs;
  }

  /**
   * Whether a step of this session that is to be run again waits or is worked on, in any process. A run itself tells by
   * its facts.
   */
  async pending(sessionId: string): Promise<boolean> {
    const found = await this.#db.execute(
      sql`select count(*)::int as jobs from pgboss.job where name = ${name} and group_id = ${sessionId} and data->>'kind' = 'again' and state <= 'active'`,
    );
    return countSchema.parse(found).rows[0].jobs > 0;
  }

  /** Takes no more jobs and waits for those in hand; what has not ended by then is put back. */
  async stop(): Promise<void> {
    if (this.#checking) clearInterval(this.#checking);
    await this.#boss.stop({ graceful: true, timeout: 5_000 });
  }
}
