import type { PgBoss } from 'pg-boss';
import { z } from 'zod';
import type { Logger } from '#lib/base/logs/logger';

const name = 'webhooks';
const jobSchema = z.object({ session_id: z.string() });

/**
 * Waiting deliveries, in the queue of the runs. They are retried after 5 s, then after about twice as long each time up
 * to an hour: 14 times, which is half a day.
 */
export class WebhookQueue {
  readonly #boss: PgBoss;
  readonly #logger: Logger;

  private constructor(boss: PgBoss, logger: Logger) {
    this.#boss = boss;
    this.#logger = logger;
  }

  static async open(boss: PgBoss, logger: Logger, retryDelay = 5): Promise<WebhookQueue> {
    await boss.createQueue(name, {
      notify: true,
      retryLimit: 14,
      retryDelay,
      retryBackoff: true,
      retryDelayMax: 3600,
      expireInSeconds: 60,
      deleteAfterSeconds: 600,
    });
    return new WebhookQueue(boss, logger);
  }

  async enqueue(sessionId: string): Promise<void> {
    await this.#boss.send(name, { session_id: sessionId });
  }

  /** Starts to deliver in this process; a delivery that throws is retried. */
  async work(deliver: (sessionId: string) => Promise<void>): Promise<void> {
    // A retry that becomes due is not notified, so it must be polled for; without the second number only every 30 s.
    const polling = { pollingIntervalSeconds: 2, notifyPollingIntervalSeconds: 5 };
    await this.#boss.work(name, polling, async ([job]) => {
      if (!job) return;
      const { session_id } = jobSchema.parse(job.data);
      try {
        await deliver(session_id);
      } catch (error) {
        this.#logger.warn({ session_id, err: error }, 'the webhook could not be delivered');
        throw error;
      }
    });
  }
}
