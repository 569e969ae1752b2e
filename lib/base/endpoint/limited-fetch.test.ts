import { once } from 'node:events';
import { createServer, request } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { afterEach, expect, test, vi } from 'vitest';
import { limitedFetch } from './limited-fetch.ts';

afterEach(() => vi.unstubAllEnvs());

/**
 * A server that answers with the host it was asked for, and a proxy that sends every host to it; `seen` lists the
 * requests that passed through the proxy.
 */
async function startBoth() {
  const seen: string[] = [];
  const server = createServer((asked, response) => response.end(`here for ${asked.headers.host}`));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const proxy = createServer((asked, response) => {
    seen.push(asked.url ?? '');
    const { host, pathname } = new URL(asked.url ?? '');
    asked.pipe(
      request(
        { port, path: pathname, method: asked.method, headers: { host } },
        (answer) => void answer.pipe(response),
      ),
    );
  });
  proxy.on('connect', (asked, socket, head) => {
    seen.push(asked.url ?? '');
    const through = connect(port, '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 Connection Established\r\n\r\n');
      through.write(head);
      through.pipe(socket).pipe(through);
    });
  });
  proxy.listen(0, '127.0.0.1');
  await once(proxy, 'listening');
  return {
    seen,
    server_url: `http://127.0.0.1:${port}`,
    proxy_url: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`,
    async [Symbol.asyncDispose]() {
      for (const each of [server, proxy]) {
        each.closeAllConnections();
        each.close();
        await once(each, 'close');
      }
    },
  };
}

const clear = (): void =>
  ['http_proxy', 'https_proxy', 'no_proxy', 'HTTP_PROXY', 'HTTPS_PROXY', 'NO_PROXY'].forEach(
    (name) => void vi.stubEnv(name, undefined),
  );

test('uses the proxy that the environment names', async () => {
  await using both = await startBoth();
  clear();
  vi.stubEnv('HTTP_PROXY', both.proxy_url);
  const answer = await limitedFetch()('http://model.example/v1/models');
  expect(await answer.text()).toBe('here for model.example');
  expect(both.seen).toHaveLength(1);
  expect(both.seen[0]).toContain('model.example');
});

test('connects directly to this machine and to the hosts in NO_PROXY', async () => {
  await using both = await startBoth();
  clear();
  vi.stubEnv('http_proxy', both.proxy_url);
  vi.stubEnv('NO_PROXY', 'model.invalid');
  expect(await (await limitedFetch()(`${both.server_url}/v1/models`)).text()).toContain('here for 127.0.0.1');
  await expect(limitedFetch()('http://model.invalid/v1/models')).rejects.toThrow(TypeError);
  expect(both.seen).toEqual([]);
});

test('reports an unreachable proxy as a server that cannot be reached', async () => {
  clear();
  vi.stubEnv('HTTP_PROXY', 'http://127.0.0.1:1');
  await expect(limitedFetch()('http://model.example/v1/models')).rejects.toMatchObject({
    cause: { code: 'ECONNREFUSED' },
  });
});
