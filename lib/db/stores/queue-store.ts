import type { Notification, Pool, QueryResult } from 'pg';

/** The interface that pg-boss needs of a database. */
export interface QueueStore {
  executeSql(text: string, values?: unknown[]): Promise<{ rows: unknown[] }>;
  /** Calls `onReconnect` after each successful subscription, so that the queue looks for missed notifications. */
  listen(
    channel: string,
    onNotification: (payload: string) => void,
    onReconnect: () => void,
  ): Promise<{ close(): Promise<void> }>;
}

/** The embedded database as the queue uses it; its one session also listens for notifications. */
export function queueStoreOn(pool: Pool): QueueStore {
  const heard = new Map<string, Set<(payload: string) => void>>();
  pool.on('connect', (client) =>
    client.on('notification', ({ channel, payload = '' }: Notification) =>
      heard.get(channel)?.forEach((listener) => listener(payload)),
    ),
  );
  return {
    async executeSql(text, values) {
      const client = await pool.connect();
      try {
        const results = (await client.query(text, values)) as QueryResult | QueryResult[];
        return { rows: [results].flat().flatMap(({ rows }) => rows) };
      } catch (error) {
        // A text of several statements that failed in the middle of its transaction must not leave it open for the next
        // caller.
        await client.query('rollback');
        throw error;
      } finally {
        client.release();
      }
    },
    async listen(channel, onNotification, onReconnect) {
      const listeners = heard.get(channel) ?? new Set();
      heard.set(channel, listeners.add(onNotification));
      await pool.query(`listen ${channel}`);
      onReconnect();
      return {
        async close() {
          listeners.delete(onNotification);
          if (listeners.size === 0) await pool.query(`unlisten ${channel}`);
        },
      };
    },
  };
}
