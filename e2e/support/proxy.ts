import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** A network between browser and server that can be cut, slowed down or silenced, or that blocks WebSockets. */
export interface Proxy extends AsyncDisposable {
  url: string;
  /** Cuts every connection and refuses new ones until `restore`. */
  cut(): void;
  /** Resets every connection (RST), like a router that has forgotten them; new ones work. */
  reset(): void;
  /** Accepts all data and forwards none, silently, until `restore`; data sent meanwhile is lost. */
  blackHole(): void;
  /** Forwards this many more bytes on each open connection, then cuts it, possibly in the middle of a message. */
  cutAfter(bytes: number): void;
  /**
   * Cuts the next connection on which a client sends `text`: the server still gets it, the client does not get the
   * answer.
   */
  cutAfterSaying(text: string): void;
  /** At most this many bytes per second to each client, until `restore`. */
  throttle(bytesPerSecond: number): void;
  restore(): void;
}

interface ProxiedConnection {
  client: Socket;
  upstream: Socket;
  /** Bytes that may still pass to the client. */
  left: number;
}

/** Forwards to a port on this machine. */
export async function startProxy(port: number, { blockWebSockets = false } = {}): Promise<Proxy> {
  const connections = new Set<ProxiedConnection>();
  let isCut = false;
  let isSilent = false;
  let rate = 0;
  let trap: string | null = null;
  const server = createServer((client) => {
    if (isCut) return void client.destroy();
    const upstream = connect(port, '127.0.0.1');
    const connection: ProxiedConnection = { client, upstream, left: Number.POSITIVE_INFINITY };
    connections.add(connection);
    for (const socket of [client, upstream]) {
      socket.on('error', () => socket.destroy());
      socket.on('close', () => {
        connections.delete(connection);
        // A silent connection is not closed either.
        if (isSilent) return;
        client.destroy();
        upstream.destroy();
      });
    }
    client.on('data', (chunk: Buffer) => {
      if (trap !== null && chunk.includes(trap)) {
        trap = null;
        connection.left = 0;
        upstream.write(chunk);
      } else if (blockWebSockets && /^upgrade:\s*websocket/im.test(chunk.toString('latin1', 0, 4096))) client.destroy();
      else if (!isSilent) upstream.write(chunk);
    });
    upstream.on('data', (chunk: Buffer) => {
      if (isSilent) return;
      const passed = chunk.subarray(0, connection.left);
      connection.left -= passed.length;
      if (connection.left <= 0) return void client.end(passed, () => client.destroy());
      const goesOn = client.write(passed);
      if (rate > 0) {
        upstream.pause();
        setTimeout(() => upstream.resume(), (1000 * passed.length) / rate);
      } else if (!goesOn) {
        upstream.pause();
        client.once('drain', () => upstream.resume());
      }
    });
    upstream.on('end', () => void (isSilent || client.end()));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const each = (act: (connection: ProxiedConnection) => void): void => {
    for (const connection of connections) act(connection);
  };
  const cut = (): void => {
    isCut = true;
    each(({ client, upstream }) => {
      client.destroy();
      upstream.destroy();
    });
  };
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    cut,
    reset: () => each(({ client }) => client.resetAndDestroy()),
    blackHole: () => {
      isSilent = true;
    },
    cutAfter: (bytes) => each((connection) => (connection.left = bytes)),
    cutAfterSaying: (text) => {
      trap = text;
    },
    throttle: (bytesPerSecond) => {
      rate = bytesPerSecond;
    },
    restore: () => {
      isCut = false;
      isSilent = false;
      rate = 0;
    },
    async [Symbol.asyncDispose]() {
      cut();
      server.close();
      await once(server, 'close');
    },
  };
}
