import type { Ephemeral, Fact } from '#lib/events/facts';
import type { SessionView } from '#lib/events/view';
import { patiently } from '#lib/client/patiently';

/** How the page hears of news. `refused` ends it: the session is gone, or was never visible to this visitor. */
export type ConnectionState =
  | { kind: 'connecting' }
  | { kind: 'live'; transport: 'websocket' | 'sse' }
  | { kind: 'reconnecting' }
  | { kind: 'refused'; sentence: string };

export interface ConnectionHandlers {
  /** The last seq the page has folded in. */
  seq: () => number;
  onView: (view: SessionView) => void;
  onFact: (fact: Fact) => void;
  /** A model's object in the making. */
  onShown: (shown: Ephemeral) => void;
  /** How many follow beside its owner. */
  onViewers: (count: number) => void;
  onState: (state: ConnectionState) => void;
}

/** Follows one session; the answer stops it. `blocked` is called once when this transport cannot be opened at all. */
export type Transport = (sessionId: string, handlers: ConnectionHandlers, blocked: () => void) => () => void;

/** WebSocket first; Server-Sent Events where WebSockets are blocked. Both are loaded only when they are needed. */
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
      async () => (await patiently(() => import('./sse-connection'))).followByEvents,
      () => undefined,
    );
  };
  handlers.onState({ kind: 'connecting' });
  void start(async () => (await patiently(() => import('./socket-connection'))).followBySocket, useEvents).catch(
    useEvents,
  );

  return () => {
    stopped = true;
    stop?.();
  };
}
