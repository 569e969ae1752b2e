import { once } from 'node:events';
import { createServer, get, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { parseSettings } from '#lib/base/settings/settings';
import { putRuntime, type Runtime } from '#lib/runtime/runtime';
import { answerHealth } from '#lib/transports/http/answer/answer-health';
import { exposureWarning, requireKnownHost } from './known-host.ts';

const settings = parseSettings({
  PUBLIC_URL: 'https://Talks.example.org/',
  ALLOWED_HOSTS: 'undertone.lan,bücher.example',
  HOST: 'studio',
});
const asked =
  (host: string | undefined, url = '/api/sessions') =>
  () =>
    requireKnownHost({ url, headers: host === undefined ? {} : { host } }, settings);

test.each([
  'localhost',
  'LOCALHOST:3000',
  'localhost.',
  '127.0.0.1:3000',
  '192.168.1.7',
  '[::1]:3000',
  '[2001:db8::1]',
  'talks.example.org',
  'talks.example.org:443',
  'undertone.lan:3000',
  'xn--bcher-kva.example',
  'studio:3000',
  '',
  undefined,
])('%s is a name of this server', (host) => {
  expect(asked(host)).not.toThrow();
});

test.each([
  'rebound.example',
  'localhost.rebound.example',
  '127.0.0.1.rebound.example',
  'talks.example.org.rebound.example',
  'sub.undertone.lan',
  '127.0.0.1x',
  '[rebound.example]',
  'localhost@rebound.example',
  'localhost:80:80',
  '::1',
  'localhost, rebound.example',
  'a/localhost',
  'localhost/rebound.example',
  'localhost#',
])('%s is refused, and the sentence names the setting', (host) => {
  expect(asked(host)).toThrow(
    expect.objectContaining({
      code: 'unknown_host',
      status: 421,
      message: expect.stringMatching(/^This server.*ALLOWED_HOSTS\.$/),
    }),
  );
});

test('the health check works under any name, and nothing else does', () => {
  expect(asked('rebound.example', '/api/health?x=1')).not.toThrow();
  for (const url of ['/api/healthy', '/api/health/../sessions', '/?/api/health'])
    expect(asked('rebound.example', url)).toThrow('rebound.example');
  expect(asked(`${'x'.repeat(9_000)}.example`)).toThrow(/^.{1,250}$/);
});

test('a process without pages also refuses its metrics to foreign names', async () => {
  const runtime = {
    settings,
    isReady: () => true,
    queueDepth: async () => 0,
    hub: { size: 0 },
    runs: { size: 0 },
    eventLoopDelayP99: () => 0,
  } as unknown as Runtime;
  putRuntime(runtime);
  const server = createServer(answerHealth(runtime)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const ask = async (path: string, host: string): Promise<[number | undefined, string]> => {
    const request = get({
      host: '127.0.0.1',
      port: (server.address() as AddressInfo).port,
      path,
      headers: { host },
      agent: false,
    });
    const [response] = (await once(request, 'response')) as [IncomingMessage];
    return [response.statusCode, await text(response)];
  };
  expect(await ask('/api/metrics', 'rebound.example')).toEqual([421, expect.stringContaining('"unknown_host"')]);
  expect(await ask('/api/metrics', 'localhost')).toEqual([200, expect.stringContaining('undertone_')]);
  expect(await ask('/api/health', 'rebound.example')).toEqual([200, expect.stringContaining('"live":true')]);
  server.close();
});

test('an operator who listens on the network without a password is warned', () => {
  expect(exposureWarning(parseSettings({ HOST: '0.0.0.0' }))).toMatch(/0\.0\.0\.0.*ACCESS_PASSWORD/);
  expect(exposureWarning(parseSettings({ HOST: '::' }))).toContain('ACCESS_PASSWORD');
  expect([
    exposureWarning(parseSettings({})),
    exposureWarning(parseSettings({ HOST: '0.0.0.0', ACCESS_PASSWORD: 'a long one' })),
    exposureWarning(parseSettings({ HOST: 'localhost' })),
  ]).toEqual([null, null, null]);
});
