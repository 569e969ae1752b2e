import { io } from 'socket.io-client';
import { loggedByAxe, looksRight } from '#e2e/support/accessibility';
import { problemOf } from '#e2e/support/api';
import { sendRaw } from '#e2e/support/raw';
import { startServer } from '#e2e/support/server';
import { expect, testOn } from '#e2e/support/test';

const password = 'open sesame 1001';

/** On one server; the last test uses up its limits. */
const test = testOn(async () => {
  const server = await startServer({ env: { ACCESS_PASSWORD: password, RATE_LIMIT: '3', TRUSTED_PROXIES: '1' } });
  await server.ready();
  return server;
});
test.use({ expectedErrors: [new RegExp(`${loggedByAxe.source}|Failed to load resource.*401`)] });

test('the page that asks for the password', async ({ served: server, visitor }) => {
  const page = await (await visitor({ viewport: { width: 390, height: 844 } })).newPage();
  await page.goto('/evidence');
  const field = page.getByLabel('Password');
  await expect(field).toBeFocused();
  await looksRight(page);
  await page.keyboard.type('wrong');
  await page.keyboard.press('Enter');
  await expect(field).toHaveAccessibleDescription('This is not the password. Ask whoever runs this installation.');
  await looksRight(page);
  await page.keyboard.type(password);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(`${server.url}/evidence`);
});

test('guesses of the password are limited everywhere, and no spelling of an address circumvents it', async ({
  served: server,
}) => {
  const right = { 'x-access-password': password };
  /** Each from an address of its own, so that earlier guesses do not count. */
  const ask = async (path: string, from: string, headers: Record<string, string>) => {
    const response = await fetch(server.url + path, { headers: { ...headers, 'x-forwarded-for': from } });
    return { status: response.status, body: await response.text() };
  };
  const places: [path: string, from: string, wrong: number, opened: RegExp][] = [
    ['/api/sessions', '192.0.2.1', 401, /next_cursor/],
    ['/api/health', '192.0.2.2', 200, /queue_depth/],
    ['/socket.io/?EIO=4&transport=polling', '192.0.2.3', 403, /"sid"/],
  ];
  for (const [path, from, wrong, opened] of places) {
    for (let count = 0; count < 19; count += 1)
      expect([path, (await ask(path, from, { 'x-access-password': `guess ${count}` })).status]).toEqual([path, wrong]);
    // A right password does not count, however often it is sent.
    for (let count = 0; count < 5; count += 1) expect((await ask(path, from, right)).body).toMatch(opened);
    await ask(path, from, { 'x-access-password': 'guess 20' });
    expect([path, (await ask(path, from, right)).body]).toEqual([path, expect.not.stringMatching(opened)]);
    expect((await ask(path, '192.0.2.99', right)).body).toMatch(opened);
  }
  const upload =
    'Host: localhost\r\nTus-Resumable: 1.0.0\r\nUpload-Length: 9\r\nContent-Length: 0\r\nConnection: close';
  for (const path of [
    '/api/uploads/../health',
    '/api/uploads/%2e%2e/health',
    '/api/uploads\\..\\health',
    '/evidence/../api/metrics',
    '//',
    '*',
  ]) {
    expect([path, await sendRaw(server.port, `POST ${path} HTTP/1.1\r\n${upload}\r\n\r\n`)]).toEqual([
      path,
      expect.stringMatching(/^HTTP\/1\.1 400 [\s\S]*"invalid_address"/),
    ]);
  }
  const piece = `1000\r\n${'a'.repeat(0x1000)}\r\n`;
  const endless = await sendRaw(
    server.port,
    `POST /sign-in HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n${piece.repeat(500)}`,
  );
  expect(endless).not.toContain('This is not the password');
  expect(server.errors()).toEqual([]);
});

test('with ACCESS_PASSWORD only the health check is open, and the password admits', async ({ served: server }) => {
  const status = async (path: string, headers: Record<string, string> = {}) =>
    (await fetch(server.url + path, { headers })).status;
  for (const path of ['/', '/evidence', '/s/unknown', '/api/sessions', '/icon.svg'])
    expect([path, await status(path)]).toEqual([path, 401]);
  expect(await (await fetch(`${server.url}/api/health`)).json()).toEqual({ live: true, ready: true });
  const refused = await fetch(`${server.url}/api/sessions`);
  expect([refused.headers.get('www-authenticate'), (await problemOf(refused))?.code]).toEqual([
    expect.stringMatching(/^Basic/),
    'password_needed',
  ]);
  const basic = `Basic ${Buffer.from(`anyone:${password}`).toString('base64')}`;
  expect([
    await status('/api/sessions', { authorization: basic }),
    await status('/api/sessions', { 'x-access-password': password }),
  ]).toEqual([200, 200]);

  const page = await (await fetch(`${server.url}/evidence`, { headers: { accept: 'text/html' } })).text();
  expect(page).toContain('name="next" value="/evidence"');
  const signIn = (given: string, next = '/evidence') =>
    fetch(`${server.url}/sign-in`, {
      method: 'POST',
      body: new URLSearchParams({ password: given, next }),
      redirect: 'manual',
    });
  expect([
    (await signIn('wrong')).status,
    (await signIn(password, '//elsewhere.example')).headers.get('location'),
  ]).toEqual([401, '/']);
  const signed = await signIn(password);
  expect([signed.status, signed.headers.get('location')]).toEqual([303, '/evidence']);
  const cookie = signed.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  expect(await status('/evidence', { cookie })).toBe(200);

  const connects = (extraHeaders: Record<string, string>) =>
    new Promise<boolean>((resolve) => {
      const socket = io(server.url, { transports: ['websocket'], extraHeaders, forceNew: true, reconnection: false });
      const answer = (came: boolean) => {
        socket.close();
        resolve(came);
      };
      socket.once('connect', () => answer(true));
      socket.once('connect_error', () => answer(false));
    });
  expect([await connects({}), await connects({ cookie })]).toEqual([false, true]);

  const make = () => fetch(`${server.url}/api/sessions`, { method: 'POST', headers: { cookie } });
  for (let count = 0; count < 3; count += 1) expect((await make()).status).toBe(201);
  // Renaming counts as work, too: a speaker's new name writes every result again.
  const renamed = await fetch(`${server.url}/api/sessions/${Buffer.alloc(16, 7).toString('base64url')}`, {
    method: 'PATCH',
    headers: { cookie },
    body: '{}',
  });
  expect(renamed.status).toBe(429);
  const much = await make();
  expect([much.status, Number(much.headers.get('retry-after')) > 0, (await problemOf(much))?.code]).toEqual([
    429,
    true,
    'too_many_requests',
  ]);
  for (let count = 0; count < 20; count += 1) await signIn('wrong');
  expect((await signIn(password)).status).toBe(429);
});
