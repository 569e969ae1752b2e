import { io } from 'socket.io-client';
import { problemOf } from '#e2e/support/api';
import { startServer } from '#e2e/support/server';
import { expect, test } from '#e2e/support/test';

const password = 'open sesame 1001';

test('with ACCESS_PASSWORD nothing but the health is open, and the password opens it', async () => {
  await using server = await startServer({ env: { ACCESS_PASSWORD: password, RATE_LIMIT: '3' } });
  const status = async (path: string, headers: Record<string, string> = {}) => (await fetch(server.url + path, { headers })).status;
  await server.ready();
  for (const path of ['/', '/evidence', '/s/unknown', '/api/sessions', '/icon.svg']) expect([path, await status(path)]).toEqual([path, 401]);
  expect(await (await fetch(`${server.url}/api/health`)).json()).toEqual({ live: true, ready: true });
  const refused = await fetch(`${server.url}/api/sessions`);
  expect([refused.headers.get('www-authenticate'), (await problemOf(refused))?.code]).toEqual([expect.stringMatching(/^Basic/), 'password_needed']);
  const basic = `Basic ${Buffer.from(`anyone:${password}`).toString('base64')}`;
  expect([await status('/api/sessions', { authorization: basic }), await status('/api/sessions', { 'x-access-password': password })]).toEqual([200, 200]);

  const page = await (await fetch(`${server.url}/evidence`, { headers: { accept: 'text/html' } })).text();
  expect(page).toContain('name="next" value="/evidence"');
  const signIn = (given: string, next = '/evidence') => fetch(`${server.url}/sign-in`, { method: 'POST', body: new URLSearchParams({ password: given, next }), redirect: 'manual' });
  expect([(await signIn('wrong')).status, (await signIn(password, '//elsewhere.example')).headers.get('location')]).toEqual([401, '/']);
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
  const much = await make();
  expect([much.status, Number(much.headers.get('retry-after')) > 0, (await problemOf(much))?.code]).toEqual([429, true, 'too_many_requests']);
  for (let count = 0; count < 20; count += 1) await signIn('wrong');
  expect((await signIn(password)).status).toBe(429);
});
