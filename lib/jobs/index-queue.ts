import type { PgBoss } from 'pg-boss';
import { z } from 'zod';
import type { Logger } from '#lib/base/logs/logger';
import { isAway } from '#lib/db/connection/database-health';

const name = 'indexing';
const jobSchema = z.object({ session_id: z.string() });

/**
 * Sessions whose search index must be made, in the queue of the runs. A waiting session is not queued twice; a failed
 * one is tried three more times, and again at the next start.
 */
export class IndexQueue {
  readonly #boss: PgBoss;
  readonly #logger: Logger;

  private constructor(boss: PgBoss, logger: Logger) {
    this.#boss = boss;
    this.#logger = logger;
  }

  static async open(boss: PgBoss, logger: Logger): Promise<IndexQueue> {
    await boss.createQueue(name, {
      policy: 'short',
      notify: true,
      retryLimit: 3,
      retryDelay: 3,
      retryBackoff: true,
      expireInSeconds: 600,
      deleteAfterSeconds: 600,
    });
    return new IndexQueue(boss, logger);
  }

  /** Never rejects: a session that could not be queued is found at the next start. */
  async enqueue(sessionId: string): Promise<void> {
    try {
      // The newest first: a user searches for the session that was just read, while thousands of older ones may wait.
      const priority = Math.floor(Date.now() / 60_000);
      await this.#boss.send(name, { session_id: sessionId }, { singletonKey: sessionId, priority });
    } catch (error) {
      this.#report(sessionId, error);
    }
  }

  /** Starts to index sessions in this process, one at a time. */
  async work(index: (sessionId: string) => Promise<void>): Promise<void> {
    await this.#boss.work(name, { pollingIntervalSeconds: 2, notifyPollingIntervalSeconds: 30 }, async ([job]) => {
      if (!job) return;
      const { session_id } = jobSchema.parse(job.data);
      try {
        await index(session_id);
      } catch (error) {
        this.#report(session_id, error);
        throw error;
      }
    });
  }

  /** An unavailable database is logged once, by DatabaseHealth. */
  #report(session_id: string, error: unknown): void {
    if (!isAway(error)) this.#logger.warn({ session_id, err: error }, 'a session could not be indexed');
  }
}
