import type { ConnectionHandlers, Transport } from './transport';
import { importWithRetry } from '#lib/client/import-with-retry';

/** WebSocket first; Server-Sent Events if WebSockets are blocked. Both are loaded on demand. */
export function follow(sessionId: string, handlers: ConnectionHandlers): () => void {
  let stop: (() => void) | null = null;
  let stopped = false;

  async function start(load: () => Promise<Transport>, blocked: () => void): Promise<void> {
    const transport = await load();
    if (!stopped) stop = transport(sessionId, handlers, blocked);
  }

  const useEvents = (): void => {
    stop?.();
    void start(
      async () => (await importWithRetry(() => import('./sse-connection'))).followByEvents,
      () => undefined,
    );
  };
  handlers.onState({ kind: 'connecting' });
  void start(async () => (await importWithRetry(() => import('./socket-connection'))).followBySocket, useEvents).catch(
    useEvents,
  );

  return () => {
    stopped = true;
    stop?.();
  };
}
