import type { Logger } from '#lib/base/logs/logger';
import type { Settings } from '#lib/base/settings/settings';
import type { EventLog } from '#lib/events/log';
import { readView } from '#lib/events/read-view';
import type { JobQueue } from '#lib/jobs/job-queue';
import { postWebhook, type WebhookBody } from '#lib/jobs/webhook';
import { WebhookQueue } from '#lib/jobs/webhook-queue';
import type { SessionStore } from '#lib/sessions/store';

export interface Webhooks {
  /** Queues the message that the run of this session has ended. */
  onComplete(sessionId: string): Promise<void>;
  /** Starts to deliver in this process. */
  work(): Promise<void>;
}

interface Parts {
  queue: JobQueue;
  store: Pick<SessionStore, 'find'>;
  log: EventLog;
  logger: Logger;
}

/** null if no webhook address is configured. */
export async function openWebhooks(
  { WEBHOOK_URL, WEBHOOK_SECRET, PUBLIC_URL }: Settings,
  { queue, store, log, logger }: Parts,
): Promise<Webhooks | null> {
  if (WEBHOOK_URL === undefined || WEBHOOK_SECRET === undefined) return null;
  const deliveries = await WebhookQueue.open(queue.boss, logger);
  const messageOf = async (id: string): Promise<WebhookBody | null> => {
    const session = await store.find(id);
    if (!session) return null;
    const view = await readView(log, id);
    // Queued by a process that died before the end was written.
    if (!view.complete) return null;
    const { message, failed, took_ms, at } = view.complete;
    const url = PUBLIC_URL === undefined ? `/s/${id}` : new URL(`/s/${id}`, PUBLIC_URL).href;
    const status = view.status === 'error' ? 'error' : 'completed';
    return {
      type: 'session.completed',
      id: `${id}.${Date.parse(at)}`,
      session_id: id,
      url,
      status,
      message,
      failed,
      duration_s: session.duration_s,
      took_ms,
      at,
    };
  };
  return {
    onComplete: (id) => deliveries.enqueue(id),
    work: () =>
      deliveries.work(async (id) => {
        const message = await messageOf(id);
        if (message) await postWebhook(WEBHOOK_URL, WEBHOOK_SECRET, message);
      }),
  };
}
