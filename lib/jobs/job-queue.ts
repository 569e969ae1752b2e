import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { type Clock, fromDrizzle, type JobWithMetadata, PgBoss } from 'pg-boss';
import { z } from 'zod';
import type { Logger } from '#lib/base/logs/logger';
import { metrics } from '#lib/base/logs/metrics';
import { steadyClock } from '#lib/base/steady-clock';
import type { Database } from '#lib/db/connection/database';
import {
  answerMs,
  DatabaseHealth,
  isAway,
  isBrokenConnection,
  retryWhileUnavailable,
} from '#lib/db/connection/database-health';
import type { QueueStore } from '#lib/db/stores/queue-store';
import { type RunJob, type RunQueue, runJobSchema } from '#lib/sessions/processing/run-queue';

const name = 'runs';
/** Concurrent runs in one process: enough that long runs do not keep short ones waiting. */
const concurrency = 8;
/** A process without a heartbeat for this long counts as dead. */
const heartbeatSeconds = 10;
/** How often the server's processes look for dead ones, in seconds. */
const monitorSeconds = 10;
/** The embedded database has one process, which knows at its start that all others are dead. */
const embeddedMonitorSeconds = 600;
const hour = 3600;
/** How often to look for jobs that wait only because a clock was put back. */
const clockCheckMs = 20_000;
/** When the next free worker looks for a job, after one has taken a job: two jobs that came together wake one worker. */
const nextLookMs = 100;
/** When all workers look for a job, if none was taken after the bell rang. */
const lookAgainMs = 10 * nextLookMs;
const timers: Omit<Clock, 'now'> = {
  setTimeout: (act, ms) => setTimeout(act, ms),
  clearTimeout: (timer) => clearTimeout(timer as NodeJS.Timeout),
  setInterval: (act, ms) => setInterval(act, ms),
  clearInterval: (timer) => clearInterval(timer as NodeJS.Timeout),
};

type TakenJob = Pick<JobWithMetadata<unknown>, 'id' | 'data' | 'signal' | 'retryCount' | 'createdOn' | 'startedOn'>;

const freedSchema = z.object({ rows: z.array(z.object({ id: z.string() })) });
const countSchema = z.object({ rows: z.tuple([z.object({ jobs: z.number() })]) });

/** True if the handler finished the job; false if it left the job to another process. */
export type JobHandler = (job: RunJob, signal: AbortSignal) => Promise<boolean>;

/** Rings when a run is queued in the embedded database. */
interface Bell {
  ring: () => void;
}

/**
 * The same store, which wakes one worker for a queued run. pg-boss would wake all eight, and the embedded database
 * answers their queries one after the other before the run can begin.
 */
function ringing(store: QueueStore, bell: Bell): QueueStore {
  return {
    ...store,
    listen: (channel, onNotification, onReconnect) =>
      store.listen(channel, (queue) => (queue === name ? bell.ring() : onNotification(queue)), onReconnect),
  };
}

/** The queue of runs, in the same database as everything else: pg-boss, woken by NOTIFY. */
export class JobQueue implements RunQueue<Database> {
  readonly #boss: PgBoss;
  readonly #db: Database;
  readonly #embedded: boolean;
  readonly #health: DatabaseHealth;
  #checking: NodeJS.Timeout | null = null;

  readonly #logger: Logger;
  readonly #bell: Bell;

  private constructor(
    boss: PgBoss,
    db: Database,
    options: { embedded: boolean; health: DatabaseHealth; logger: Logger; bell: Bell },
  ) {
    this.#boss = boss;
    this.#db = db;
    this.#embedded = options.embedded;
    this.#health = options.health;
    this.#logger = options.logger;
    this.#bell = options.bell;
  }

  /** `store` is the embedded database, or the address of a server. */
  static async open(
    db: Database,
    store: QueueStore | string,
    logger: Logger,
    health = new DatabaseHealth(),
  ): Promise<JobQueue> {
    const embedded = typeof store !== 'string';
    const seconds = embedded ? embeddedMonitorSeconds : monitorSeconds;
    const bell: Bell = { ring: () => undefined };
    const boss = new PgBoss({
      ...(embedded
        ? { db: ringing(store, bell), backend: 'pglite' as const }
        : { connectionString: store, max: 4, query_timeout: answerMs, application_name: 'undertone queue' }),
      // Its workers sleep until a time, which must not be an hour away because the clock was put back.
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
      isBrokenConnection(error) ? health.failed(error) : logger.warn({ err: error }, 'the queue met an error'),
    );
    await boss.start();
    await boss.createQueue(name, {
      policy: 'exclusive',
      notify: true,
      // A run is given up for lack of progress (see `stalls`), not for the number of its attempts.
      retryLimit: 1_000_000,
      retryDelay: 0,
      expireInSeconds: 23 * hour,
      heartbeatSeconds,
      retentionSeconds: 14 * 24 * hour,
      deleteAfterSeconds: 600,
    });
    return new JobQueue(boss, db, { embedded, health, logger, bell });
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

  /** Removes the remains of deleted jobs from the embedded database's files. */
  async purge(): Promise<void> {
    await this.#db.execute(sql`vacuum full pgboss.job`);
  }

  /** Starts to work on jobs in this process. A handler that throws puts its job back. */
  async work(handler: JobHandler): Promise<void> {
    // This process holds the folder's lock, so every active job belongs to a dead process.
    if (this.#embedded)
      await this.#db.execute(
        sql`update pgboss.job set state = 'retry', start_after = now() where name = ${name} and state = 'active'`,
      );
    const polling = { pollingIntervalSeconds: 2, notifyPollingIntervalSeconds: this.#embedded ? 30 : 2 };
    const workers: string[] = [];
    const busy = new Set<string>();
    let taken = 0;
    const wakeOne = (): void => {
      const free = workers.find((id) => !busy.has(id));
      if (free !== undefined) this.#boss.notifyWorker(free);
    };
    this.#bell.ring = () => {
      const before = taken;
      wakeOne();
      // The query of the worker may have failed; its next look would be half a minute away.
      setTimeout(() => {
        if (taken === before) for (const id of workers) this.#boss.notifyWorker(id);
      }, lookAgainMs).unref();
    };
    const work = async (own: string, job: TakenJob): Promise<void> => {
      taken += 1;
      // Both times are by the database's clock.
      if (job.retryCount === 0)
        metrics().queueWaitSeconds.observe(Math.max(0, job.startedOn.getTime() - job.createdOn.getTime()) / 1000);
      setTimeout(wakeOne, nextLookMs).unref();
      const done = await handler(runJobSchema.parse(job.data), job.signal);
      // Completed here rather than by pg-boss after the handler: another job of this session may wait for it, and must
      // find it completed when this worker looks again.
      if (done) await retryWhileUnavailable(() => this.#health.watch(() => this.#boss.complete(name, job.id)));
      this.#boss.notifyWorker(own);
    };
    await this.#freeWaiting(workers);
    this.#checking = setInterval(() => void this.#freeWaiting(workers), clockCheckMs).unref();
    // One worker each, since only a worker with a known id can be woken; the others may be busy for an hour.
    while (workers.length < concurrency) {
      const worker = { id: '' };
      worker.id = await this.#boss.work(
        name,
        { groupConcurrency: 1, heartbeatRefreshSeconds: heartbeatSeconds / 3, includeMetadata: true, ...polling },
        async ([job]: readonly TakenJob[]) => {
          if (!job) return;
          busy.add(worker.id);
          await work(worker.id, job).finally(() => busy.delete(worker.id));
        },
      );
      workers.push(worker.id);
    }
  }

  /** No job of ours is scheduled for later; one that seems to be was queued before the clock was put back. */
  async #freeWaiting(workers: readonly string[]): Promise<void> {
    const free = sql`update pgboss.job set start_after = now() where name = ${name} and state < 'active' and start_after > now() returning id`;
    const freed = await this.#db
      .execute(free)
      .catch((error: unknown) =>
        isAway(error) ? { rows: [] } : this.#logger.warn({ err: error }, 'waiting jobs could not be checked'),
      );
    if (freedSchema.safeParse(freed).data?.rows.length) for (const id of workers) this.#boss.notifyWorker(id);
  }

  /** The number of waiting and active jobs, in all processes. */
  async depth(): Promise<number> {
    const found = await this.#db.execute(
      sql`select count(*)::int as jobs from pgboss.job where name = ${name} and state <= 'active'`,
    );
    return countSchema.parse(found).rows[0].jobs;
  }

  /** The number of unfinished jobs before the session's own waiting job; 0 if none of its jobs waits. */
  async ahead(sessionId: string): Promise<number> {
    const found = await this.#db.execute(sql`
      select count(*)::int as jobs from pgboss.job
      where name = ${name} and state <= 'active'
        and created_on < (select min(created_on) from pgboss.job where name = ${name} and group_id = ${sessionId} and state < 'active')`);
    return countSchema.parse(found).rows[0].jobs;
  }

  /**
   * Whether a step of this session that runs again is waiting or active, in any process. The state of a first run
   * stands in its facts.
   */
  async pending(sessionId: string): Promise<boolean> {
    const found = await this.#db.execute(
      sql`select count(*)::int as jobs from pgboss.job where name = ${name} and group_id = ${sessionId} and data->>'kind' = 'again' and state <= 'active'`,
    );
    return countSchema.parse(found).rows[0].jobs > 0;
  }

  /** Takes no more jobs and waits for active ones; jobs that have not ended by then are put back. */
  async stop(): Promise<void> {
    if (this.#checking) clearInterval(this.#checking);
    await this.#boss.stop({ graceful: true, timeout: 5_000 });
  }
}
