import type { Socket } from 'socket.io-client';

/** What a live recording needs of the connection to the server. */
export interface LiveLine {
  /** Begins to connect, and comes back by itself. `onUp` is called at each connection, `onDown` when one is lost. */
  open(handlers: { onUp: () => void; onDown: () => void }): void;
  /** Rejects where no answer comes in time, or the line is lost meanwhile. */
  ask(event: string, message: object): Promise<unknown>;
  /** Where nothing is answered any more: a fresh connection. */
  renew(): void;
  close(): void;
}

const answerTimeoutMs = 10_000;

/** Over socket.io. Loaded when somebody records. */
export async function socketLine(): Promise<LiveLine> {
  const { io } = await import('socket.io-client');
  const socket: Socket = io({ transports: ['websocket'], reconnectionDelay: 500, reconnectionDelayMax: 5000, forceNew: true, autoConnect: false });
  return {
    open({ onUp, onDown }) {
      socket.on('connect', onUp);
      socket.on('connect_error', onDown);
      socket.on('disconnect', (reason) => {
        onDown();
        // After a disconnect by the server socket.io waits for us.
        if (reason === 'io server disconnect') setTimeout(() => socket.connect(), 500 + Math.random() * 1000);
      });
      socket.connect();
    },
    ask: (event, message) => socket.timeout(answerTimeoutMs).emitWithAck(event, message),
    renew: () => void socket.disconnect().connect(),
    close() {
      socket.removeAllListeners();
      socket.close();
    },
  };
}
