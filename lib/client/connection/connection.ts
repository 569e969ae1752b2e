import { loadPageCode, type PageCode } from '#lib/client/session/load-page-code';
import type { Fact } from '#lib/events/facts';
import type { SessionView } from '#lib/events/view';
import type { ConnectionHandlers, Transport } from './transport';
import { importWithRetry } from '#lib/client/import-with-retry';

/** Handlers of a page: facts and views come with the code that folds them in. */
interface PageHandlers extends Omit<ConnectionHandlers, 'onFact' | 'onView'> {
  onFact: (fact: Fact, code: PageCode) => void;
  onView: (view: SessionView, code: PageCode) => void;
}

/** WebSocket first; Server-Sent Events if WebSockets are blocked. Both are loaded on demand. */
export function follow(sessionId: string, handlers: PageHandlers): () => void {
  let stop: (() => void) | null = null;
  let stopped = false;

  async function start(load: () => Promise<Transport>, blocked: () => void): Promise<void> {
    const [transport, code] = await Promise.all([load(), loadPageCode()]);
    if (stopped) return;
    const onFact = (fact: Fact): void => handlers.onFact(fact, code);
    const onView = (view: SessionView): void => handlers.onView(view, code);
    stop = transport(sessionId, { ...handlers, onFact, onView }, blocked);
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
