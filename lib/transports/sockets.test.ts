import { createServer } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { io } from 'socket.io-client';
import { expect, test } from 'vitest';
import { parseSettings } from '#lib/base/settings/settings';
import { putRuntime, type Runtime } from '#lib/runtime/runtime';
import { attachSockets } from './sockets.ts';

test('a socket that follows nothing is closed; pages of other sites and foreign host names get none', async () => {
  putRuntime({ settings: parseSettings({}) } as Runtime);
  const server = createServer();
  const sockets = attachSockets(server, { idleMs: 100 });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const client = io(url, { transports: ['websocket'], reconnection: false, forceNew: true });
  expect(await new Promise((resolve) => client.once('disconnect', resolve))).toBe('io server disconnect');
  const foreign = io(url, {
    transports: ['websocket'],
    reconnection: false,
    forceNew: true,
    extraHeaders: { origin: 'https://elsewhere.example' },
  });
  expect(await new Promise((resolve) => foreign.once('connect_error', () => resolve('refused')))).toBe('refused');
  const polled = await fetch(`${url}/socket.io/?EIO=4&transport=polling`, {
    headers: { 'sec-fetch-site': 'cross-site' },
  });
  const own = await fetch(`${url}/socket.io/?EIO=4&transport=polling`);
  expect([polled.status, own.status, own.headers.get('x-content-type-options')]).toEqual([403, 200, 'nosniff']);
  const poll = `GET /socket.io/?EIO=4&transport=polling HTTP/1.1\r\n`;
  for (const more of [
    '',
    'Upgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: MDEyMzQ1Njc4OTAxMjM0NQ==\r\n',
  ]) {
    const path = more === '' ? poll : poll.replace('polling', 'websocket');
    const line = connect((server.address() as AddressInfo).port, '127.0.0.1');
    line.write(`${path}Host: elsewhere.example\r\nConnection: ${more === '' ? 'close' : 'Upgrade'}\r\n${more}\r\n`);
    expect(await text(line)).toMatch(/^HTTP\/1\.1 421 [^]*“elsewhere\.example”.*ALLOWED_HOSTS/);
  }
  await sockets.close();
});
