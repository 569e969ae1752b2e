import type { PgBoss } from 'pg-boss';
import { z } from 'zod';
import type { Logger } from '#lib/base/logs/logger';

const name = 'webhooks';
const jobSchema = z.object({ session_id: z.string() });
/** The first wait before a delivery is repeated, and how often a worker looks whether one is due. */
const usual = { retry_s: 5, look_s: 5 };

/**
 * Waiting deliveries, in the queue of the runs. They are retried after 5 s, then after about twice as long each time up
 * to an hour: 14 times, which is half a day.
 */
export class WebhookQueue {
  readonly #boss: PgBoss;
  readonly #logger: Logger;
  readonly #look_s: number;

  private constructor(boss: PgBoss, logger: Logger, look_s: number) {
    this.#boss = boss;
    this.#logger = logger;
    this.#look_s = look_s;
  }

  static async open(boss: PgBoss, logger: Logger, { retry_s, look_s } = usual): Promise<WebhookQueue> {
    await boss.createQueue(name, {
      notify: true,
      retryLimit: 14,
      retryDelay: retry_s,
      retryBackoff: true,
      retryDelayMax: 3600,
      expireInSeconds: 60,
      deleteAfterSeconds: 600,
    });
    return new WebhookQueue(boss, logger, look_s);
  }

  async enqueue(sessionId: string): Promise<void> {
    await this.#boss.send(name, { session_id: sessionId });
  }

  /** Starts to deliver in this process; a delivery that throws is retried. */
  async work(deliver: (sessionId: string) => Promise<void>): Promise<void> {
    // A retry that becomes due is not notified, so it must be polled for; without the second number only every 30 s.
    const polling = { pollingIntervalSeconds: Math.min(2, this.#look_s), notifyPollingIntervalSeconds: this.#look_s };
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
