import { once } from 'node:events';
import { createServer } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { cutSlowBody } from './slow-bodies.ts';

test('a body of a byte now and then is cut; a slow but steady client, and a server that reads slowly, are not', async () => {
  const server = createServer((request, response) => {
    cutSlowBody(request, { bytes: 100, window_ms: 300 });
    const read = (): void => {
      let bytes = 0;
      request.on('data', (chunk: Buffer) => (bytes += chunk.length));
      request.on('end', () => response.end(String(bytes)));
      request.on('error', () => undefined);
    };
    if (request.url === '/later') setTimeout(read, 1_000);
    else read();
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const send = async (path: string, pieces: number, size: number, everyMs: number): Promise<string> => {
    const socket = connect(port, '127.0.0.1');
    let answer = '';
    socket.on('data', (chunk: Buffer) => (answer += chunk.toString()));
    socket.on('error', () => undefined);
    const closed = new Promise((resolve) => socket.once('close', resolve));
    socket.write(`POST ${path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: ${pieces * size}\r\n\r\n`);
    for (let piece = 0; piece < pieces && !socket.destroyed; piece += 1) {
      socket.write(Buffer.alloc(size));
      if (everyMs > 0) await sleep(everyMs);
    }
    await closed;
    return answer;
  };
  try {
    const [drip, slow, later] = await Promise.all([
      send('/', 100, 1, 50),
      send('/', 12, 1_000, 100),
      send('/later', 10, 1_000_000, 0),
    ]);
    expect(drip).toBe('');
    expect(slow).toMatch(/200 OK[^]*12000$/);
    expect(later).toMatch(/200 OK[^]*10000000$/);
  } finally {
    server.closeAllConnections();
    server.close();
  }
});
