import { Client } from 'pg';
import type { DatabaseHealth } from './database-health.ts';
import { channel, type NoticeHandlers, noticeOf } from './notices.ts';

/** A connection that died silently is noticed after one to two of these intervals. */
const heartbeatMs = 10_000;
const answerMs = 5_000;
const longestWaitMs = 3_000;

/** Listens on a connection of its own, and reconnects when it breaks. Throws if the first connection fails. */
export async function listenTo(
  url: string,
  handlers: NoticeHandlers,
  health: DatabaseHealth,
): Promise<{ close(): Promise<void> }> {
  let client: Client | null = null;
  let timer: NodeJS.Timeout | null = null;
  let closed = false;
  let failures = 0;

  const later = (ms: number, act: () => void) => {
    if (timer) clearTimeout(timer);
    timer = closed ? null : setTimeout(act, ms);
  };
  const lost = (broken: Client, cause?: unknown) => {
    if (client !== broken) return;
    client = null;
    health.failed(cause);
    void broken.end().catch(() => undefined);
    again();
  };
  const again = () =>
    later(Math.min(longestWaitMs, 100 * 2 ** failures), () => void connect().then(() => handlers.onReconnect(), again));
  const heard = (alive: Client) => {
    health.answered();
    beat(alive);
  };
  const beat = (alive: Client) =>
    later(
      heartbeatMs,
      () =>
        void alive.query('select 1').then(
          () => client === alive && heard(alive),
          (error: unknown) => lost(alive, error),
        ),
    );
  const connect = async () => {
    failures += 1;
    const next = new Client({
      connectionString: url,
      connectionTimeoutMillis: answerMs,
      query_timeout: answerMs,
      keepAlive: true,
      application_name: 'undertone listener',
    });
    next.on('error', (error) => lost(next, error));
    next.on('end', () => lost(next));
    next.on('notification', ({ payload }) => {
      const notice = payload === undefined ? null : noticeOf(payload);
      if (notice) handlers.onNotice(notice);
    });
    try {
      await next.connect();
      await next.query(`listen ${channel}`);
      if (closed) throw new Error('closed meanwhile');
    } catch (error) {
      void next.end().catch(() => undefined);
      throw error;
    }
    client = next;
    failures = 0;
    heard(next);
  };

  await connect();
  return {
    async close() {
      closed = true;
      if (timer) clearTimeout(timer);
      const open = client;
      client = null;
      await open?.end().catch(() => undefined);
    },
  };
}
