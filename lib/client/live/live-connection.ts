import type { Socket } from 'socket.io-client';

export interface LiveConnectionHandlers {
  onUp: () => void;
  onDown: () => void;
  /** The server's own messages, such as that a limit is near. */
  onTold: (event: 'live:notice' | 'live:ended', message: unknown) => void;
}

/** The connection of a live recording to the server. */
export interface LiveConnection {
  /** Starts to connect, and reconnects by itself. `onUp` is called at each connection, `onDown` at each loss. */
  open(handlers: LiveConnectionHandlers): void;
  /** Rejects if no answer comes in time, or the connection is lost meanwhile. */
  ask(event: string, message: object, timeoutMs?: number): Promise<unknown>;
  /** Reconnects, for a connection that does not answer any more. */
  renew(): void;
  close(): void;
}

const answerTimeoutMs = 10_000;
const passTimeoutMs = 5000;

/** Over socket.io. Loaded when a recording starts. */
export async function connectLive(): Promise<LiveConnection> {
  const { io } = await import('socket.io-client');
  const socket: Socket = io({
    transports: ['websocket'],
    reconnectionDelay: 500,
    reconnectionDelayMax: 5000,
    forceNew: true,
    autoConnect: false,
  });
  return {
    open({ onUp, onDown, onTold }) {
      socket.on('connect', onUp);
      socket.on('connect_error', onDown);
      socket.on('disconnect', (reason) => {
        onDown();
        // After a disconnect by the server socket.io does not reconnect by itself.
        if (reason === 'io server disconnect') setTimeout(() => socket.connect(), 500 + Math.random() * 1000);
      });
      for (const event of ['live:notice', 'live:ended'] as const)
        socket.on(event, (message: unknown) => onTold(event, message));
      socket.connect();
    },
    ask: (event, message, timeoutMs = answerTimeoutMs) => socket.timeout(timeoutMs).emitWithAck(event, message),
    renew: () => void socket.disconnect().connect(),
    close() {
      socket.removeAllListeners();
      socket.close();
    },
  };
}

/** Whether a WebSocket can be opened here; some proxies block them. */
export async function socketsPass(): Promise<boolean> {
  const connection = await connectLive();
  return new Promise((resolve) => {
    const decide = (passes: boolean): void => {
      clearTimeout(timer);
      connection.close();
      resolve(passes);
    };
    const timer = setTimeout(() => decide(false), passTimeoutMs);
    connection.open({ onUp: () => decide(true), onDown: () => undefined, onTold: () => undefined });
  });
}
