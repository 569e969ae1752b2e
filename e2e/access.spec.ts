import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type CreatedSession, problemOf } from '#e2e/support/api';
import { samplePath } from '#e2e/support/audio';
import { type Actor, actors, cast, connect, drained, emptySession, fill, joined } from '#e2e/support/cast';
import { sendRaw } from '#e2e/support/raw';
import { readRun } from '#e2e/support/sse';
import { expect, test } from '#e2e/support/test';
import type { Problem } from '#lib/base/errors';
import type { Sharing, SharingAnswer } from '#lib/sessions/access/sharing-contract';

const root = join(import.meta.dirname, '..');

interface Row {
  /** Status of a private session: for visitors without access, a viewer with a further link, and its owner. */
  closed: number;
  viewer: number;
  owner: number;
  /** Status of a deleted session, for everyone. */
  erased: number;
  body?: unknown;
  query?: string;
}

const looks: Row = { closed: 404, viewer: 200, owner: 200, erased: 410 };
const changes: Row = { closed: 404, viewer: 403, owner: 200, erased: 410 };
const open = (status: number): Row => ({ closed: status, viewer: status, owner: status, erased: status });
const owners = (status: number, body?: unknown): Row => ({
  closed: 403,
  viewer: 403,
  owner: status,
  erased: status,
  body,
});

/** Every route. Destructive ones come last. A route that is missing here fails the test below. */
const routes: Record<string, Row> = {
  'GET /api/health': open(200),
  'GET /api/metrics': open(200),
  'GET /api/openapi.json': open(200),
  'GET /api/docs': open(200),
  // There is no file of that name.
  'GET /api/docs/:file': open(404),
  'POST /api/uploads': open(412),
  'GET /api/sessions': open(200),
  'POST /api/sessions': open(201),
  'POST /api/analyze': open(400),
  'GET /api/sessions/:id': looks,
  'GET /api/sessions/:id/events': looks,
  'GET /api/sessions/:id/audio': looks,
  'HEAD /api/sessions/:id/audio': looks,
  'GET /api/sessions/:id/audio/peaks': looks,
  'GET /api/sessions/:id/export': { ...looks, query: '?format=json' },
  'GET /api/sessions/:id/share': changes,
  'POST /api/sessions/:id/share': { ...changes, body: { visibility: 'private' } },
  'PATCH /api/sessions/:id': { ...changes, body: { title: 'Another title' } },
  'DELETE /api/sessions/:id/run': { ...changes, owner: 204 },
  'POST /api/sessions/:id/disputes': {
    ...changes,
    owner: 404,
    body: { finding: '00000000000', reason: 'It was a joke.' },
  },
  'DELETE /api/sessions/:id/disputes': { ...changes, owner: 404, body: { finding: '00000000000' } },
  'GET /api/questions': open(200),
  'GET /api/open': open(200),
  'GET /api/alike': { ...open(200), query: '?q=budget' },
  'POST /api/sessions/:id/steps/:type': { ...changes, owner: 202, body: { engine: 'local' } },
  'DELETE /api/sessions/:id/steps/:type': { ...changes, owner: 404 },
  'POST /api/owner/redeem': { ...open(403), body: { code: 'wrong' } },
  'POST /api/owner/code': owners(201),
  ...Object.fromEntries(['POST /api/owner/key', 'GET /api/owner'].map((route) => [route, owners(200)])),
  // There is no such link: 404 for the owner, while a viewer is refused.
  'DELETE /api/sessions/:id/share': { ...changes, owner: 404, body: { link_id: 'none' } },
  'DELETE /api/sessions/:id': { ...changes, owner: 204 },
  'DELETE /api/owner': owners(200),
  'POST /api/owner/sign-out': owners(200),
};

/** Routes that server.ts answers itself; the rest of the upload protocol has its own tests. */
const beforeNext = [
  'GET /api/sessions/:id',
  'GET /api/sessions/:id/audio',
  'HEAD /api/sessions/:id/audio',
  'GET /api/metrics',
  'POST /api/uploads',
];

/** Excludes the route that answers all unknown addresses. */
const isNamed = (file: string): boolean => !file.includes('[[...');

/** Events of the socket; the same names as in sockets.ts and live-sockets.ts. */
const socketEvents = {
  'session:join': 'answers',
  'session:leave': 'only ends what was begun',
  'live:start': 'for owners',
  'live:audio': 'after live:start',
  'live:pause': 'after live:start',
  'live:resume': 'after live:start',
  'live:mark': 'after live:start',
  'live:stop': 'for owners',
} as const;

/** Actors with a cookie or token of their own; the others come with nothing or with a link's token. */
const owning: readonly Actor[] = ['owner', 'another owner'];

test('every route and every socket event is in the table', () => {
  const found = globSync('app/api/**/route.ts', { cwd: root })
    .filter(isNamed)
    .flatMap((file) => {
      const path = `/${file
        .replace(/^app\//, '')
        .replace(/\/route\.ts$/, '')
        .replaceAll(/\[(\w+)\]/g, ':$1')}`;
      const source = readFileSync(join(root, file), 'utf8');
      const methods = [
        ...source.matchAll(
          /export (?:const|function|async function) (GET|HEAD|POST|PUT|PATCH|DELETE)\b|\bas (GET|HEAD|POST|PUT|PATCH|DELETE)\b/g,
        ),
      ].map((match) => match[1] ?? match[2]);
      return methods.map((method) => `${method} ${path}`);
    });
  expect([...found, ...beforeNext].toSorted()).toEqual(Object.keys(routes).toSorted());
  const events = ['sockets.ts', 'live-sockets.ts'].flatMap((file) =>
    [...readFileSync(join(root, 'lib/transports', file), 'utf8').matchAll(/\bon\('(\w+:\w+)'/g)].map(
      (match) => match[1] ?? '',
    ),
  );
  expect(events.toSorted()).toEqual(Object.keys(socketEvents).toSorted());
});

test('permissions: every route with every actor', { tag: '@streams-long' }, async ({ server }) => {
  const { made, erased, tokens } = await cast(server.url);
  const ask = async (
    route: string,
    row: Row,
    [id, authorization]: [id: string, authorization: string | undefined],
    more: Record<string, string> = {},
  ) => {
    const [method, path = ''] = route.split(' ');
    const headers = {
      ...(authorization ? { authorization: `Bearer ${authorization}` } : {}),
      ...(row.body ? { 'content-type': 'application/json' } : {}),
      ...more,
    };
    const response = await fetch(
      server.url +
        path.replace(':id', id).replace(':type', method === 'DELETE' ? 'custom%3Anone' : 'argument_analysis') +
        (row.query ?? ''),
      { method, headers, ...(row.body ? { body: JSON.stringify(row.body) } : {}) },
    );
    const problem = response.status >= 400 && method !== 'HEAD' ? await problemOf(response) : null;
    if (!problem) await response.body?.cancel();
    return { status: response.status, code: problem?.code };
  };
  for (const [route, row] of Object.entries(routes)) {
    const isOwnersOwn = route.includes('/api/owner');
    const mutates = !/^(GET|HEAD) /.test(route);
    if (mutates) {
      const foreign = await ask(route, row, [made.session_id, tokens.owner], {
        origin: 'https://elsewhere.example',
        'sec-fetch-site': 'cross-site',
      });
      expect([route, 'from another site', foreign]).toEqual([
        route,
        'from another site',
        { status: 403, code: 'forbidden_origin' },
      ]);
    }
    if (route.includes(':id')) {
      for (const actor of ['nobody', 'owner', 'another owner'] as const)
        expect([route, 'erased', actor, (await ask(route, row, [erased.session_id, tokens[actor]])).status]).toEqual([
          route,
          'erased',
          actor,
          row.erased,
        ]);
      const unknown = await ask(route, row, [Buffer.alloc(16, 7).toString('base64url'), tokens.owner]);
      expect([route, 'unknown', unknown.status]).toEqual([route, 'unknown', 404]);
    }
    for (const actor of actors) {
      // Another owner may delete everything of their own, which does not concern this session.
      if (isOwnersOwn && actor === 'another owner') continue;
      const expected = actor === 'owner' ? row.owner : actor === 'viewer' ? row.viewer : row.closed;
      expect([route, actor, (await ask(route, row, [made.session_id, tokens[actor]])).status]).toEqual([
        route,
        actor,
        expected,
      ]);
    }
  }
});

/** For requests that change nothing. */
let asking: ReturnType<typeof cast> | undefined;

test('who may join over the socket', async ({ server }) => {
  asking ??= cast(server.url);
  const { made, erased, tokens } = await asking;
  const keyCookie = (token: string) => ({ cookie: `undertone_owner=${encodeURIComponent(token)}` });
  const expected: Record<Actor, string> = {
    nobody: 'not_found',
    viewer: 'in',
    'another owner': 'not_found',
    revoked: 'not_found',
    expired: 'not_found',
    owner: 'in',
  };
  for (const actor of actors) {
    const token = tokens[actor];
    const socket = connect(server.url, token !== undefined && owning.includes(actor) ? keyCookie(token) : {});
    const answer = await joined(socket, made.session_id, owning.includes(actor) ? undefined : token);
    expect([actor, answer]).toEqual([actor, expected[actor]]);
    expect([actor, await joined(socket, erased.session_id)]).toEqual([actor, 'erased']);
    socket.close();
  }
});

test('under a foreign host name the server only answers its health check', async ({ server }) => {
  const ask = (path: string, accept = '*/*') =>
    sendRaw(
      server.port,
      `GET ${path} HTTP/1.1\r\nHost: rebound.example:${server.port}\r\nAccept: ${accept}\r\nConnection: close\r\n\r\n`,
    );
  for (const path of [
    '/',
    '/api/sessions',
    '/api/metrics',
    '/api/sessions/AAAAAAAAAAAAAAAAAAAAAA/events',
    '/icon.svg',
    '/socket.io/?EIO=4&transport=polling',
  ]) {
    expect([path, await ask(path)]).toEqual([
      path,
      expect.stringMatching(/^HTTP\/1\.1 421 [^]*"detail":"[^"]*ALLOWED_HOSTS\.","code":"unknown_host"/),
    ]);
  }
  expect(await ask('/', 'text/html')).toMatch(/^HTTP\/1\.1 421 [^]*<p role="alert">[^<]*ALLOWED_HOSTS/);
  expect(await ask('/api/health')).toMatch(/^HTTP\/1\.1 200 /);
});

test('a page of another site may not open the socket; one of this site and a script may', async ({ server }) => {
  const opened = (headers: Record<string, string>) => {
    const socket = connect(server.url, headers);
    return new Promise<boolean>((resolve) => {
      socket.once('connect', () => resolve(true));
      socket.once('connect_error', () => resolve(false));
    }).finally(() => socket.close());
  };
  for (const origin of ['https://elsewhere.example', 'null', `${server.url}.elsewhere.example`])
    expect([origin, await opened({ origin })]).toEqual([origin, false]);
  expect(await opened({ origin: server.url })).toBe(true);
  expect(await opened({})).toBe(true);
});

for (const [what, end] of [
  ['made private', { method: 'POST', body: { visibility: 'private' } }],
  ['all sharing ended', { method: 'DELETE', body: {} }],
  ['the address ran out', { method: 'POST', body: { expires_in: 1 } }],
] as const) {
  test(`open streams of viewers close when access ends: ${what}`, { tag: '@streams' }, async ({ server }) => {
    const made = await emptySession(server.url);
    const events = `${server.url}/api/sessions/${made.session_id}/events`;
    const auth = { authorization: `Bearer ${made.owner_token}`, 'content-type': 'application/json' };
    const viewer = await fetch(events);
    const owner = await fetch(events, { headers: auth });
    expect([viewer.status, owner.status]).toEqual([200, 200]);
    const socket = connect(server.url);
    expect(await joined(socket, made.session_id)).toBe('in');
    const told = new Promise<Problem>((resolve) =>
      socket.once('session:ended', ({ error }: { error: Problem }) => resolve(error)),
    );
    let heard = 0;
    const ownerEnded = drained(owner, () => (heard += 1));
    const changed = await fetch(`${server.url}/api/sessions/${made.session_id}/share`, {
      method: end.method,
      headers: auth,
      body: JSON.stringify(end.body),
    });
    expect(changed.status).toBe(200);
    const started = performance.now();
    await drained(viewer);
    expect(await told).toMatchObject({ code: 'not_found', detail: expect.stringMatching(/not shared with you/) });
    // The promise is two seconds; this address expires one second later, and the machine may be busy.
    expect(performance.now() - started).toBeLessThan(4000);
    expect((await fetch(events)).status).toBe(404);
    // Later facts only reach the owner.
    expect(heard).toBe(0);
    await fill(server.url, made);
    await expect.poll(() => heard).toBeGreaterThan(0);
    socket.close();
    await fetch(`${server.url}/api/sessions/${made.session_id}`, { method: 'DELETE', headers: auth });
    await ownerEnded;
  });
}

test('who may record over the socket', async ({ server }) => {
  asking ??= cast(server.url);
  const { made, erased, tokens } = await asking;
  const start = { sample_rate_hz: 16_000 };
  // Only owners can record; another owner's session is not found, and this session has its recording already.
  const starts: Record<Actor, string> = {
    nobody: 'not_owner',
    viewer: 'not_owner',
    revoked: 'not_owner',
    expired: 'not_owner',
    'another owner': 'not_found',
    owner: 'session_not_empty',
  };
  for (const actor of actors) {
    const token = tokens[actor];
    const socket = connect(server.url, token === undefined ? {} : { authorization: `Bearer ${token}` });
    const ask = async (event: string, message: object) =>
      ((await socket.timeout(10_000).emitWithAck(event, message)) as { error?: Problem }).error?.code ?? 'done';
    expect([actor, await ask('live:start', { ...start, session_id: made.session_id })]).toEqual([actor, starts[actor]]);
    expect([actor, await ask('live:stop', { session_id: made.session_id })]).toEqual([
      actor,
      actor === 'owner' ? 'done' : 'not_found',
    ]);
    for (const event of ['live:audio', 'live:pause', 'live:resume', 'live:mark'])
      expect([actor, event, await ask(event, { frame: 0, pcm: Buffer.alloc(64), text: 'x' })]).toEqual([
        actor,
        event,
        'live_taken',
      ]);
    expect([actor, await ask('live:stop', { session_id: erased.session_id })]).toEqual([actor, 'erased']);
    socket.close();
  }
});

test('a further link is exchanged for a cookie, leaves the address, and can be revoked', async ({ server }) => {
  const made = await emptySession(server.url);
  const auth = { authorization: `Bearer ${made.owner_token}`, 'content-type': 'application/json' };
  const share = async (method: string, body?: unknown) =>
    (
      await fetch(`${server.url}/api/sessions/${made.session_id}/share`, {
        method,
        headers: auth,
        ...(body ? { body: JSON.stringify(body) } : {}),
      })
    ).json() as Promise<SharingAnswer>;
  const { made: link } = await share('POST', { visibility: 'private', link: {} });
  const listed = (await share('GET')) as Sharing;
  expect(listed.links.map(({ link_id }) => link_id)).toEqual([link?.link_id]);
  expect(JSON.stringify(listed)).not.toContain(link?.token);
  const page = `${server.url}/s/${made.session_id}`;
  const opened = await fetch(server.url + link?.url, { redirect: 'manual' });
  expect([opened.status, opened.headers.get('location'), opened.headers.get('referrer-policy')]).toEqual([
    303,
    `/s/${made.session_id}`,
    'no-referrer',
  ]);
  const cookie = opened.headers
    .getSetCookie()
    .map((value) => value.split(';')[0])
    .join('; ');
  expect(opened.headers.getSetCookie().join()).toMatch(/undertone_links=.*HttpOnly/i);
  expect([(await fetch(page)).status, (await fetch(page, { headers: { cookie } })).status]).toEqual([404, 200]);
  const socket = connect(server.url, { cookie });
  expect(await joined(socket, made.session_id)).toBe('in');
  const told = new Promise<Problem>((resolve) =>
    socket.once('session:ended', ({ error }: { error: Problem }) => resolve(error)),
  );
  expect((await share('DELETE', { link_id: link?.link_id })).links).toEqual([]);
  expect((await told).code).toBe('not_found');
  expect((await fetch(page, { headers: { cookie } })).status).toBe(404);
  const again = await fetch(server.url + link?.url, { redirect: 'manual' });
  expect([again.status, again.headers.getSetCookie().join()]).toEqual([
    303,
    expect.not.stringContaining('undertone_links'),
  ]);
  socket.close();
});

test('the page of the text alone and that of the captions need access to the session', async ({ server }) => {
  const form = new FormData();
  form.append('transcript', 'Anna: The plain page has these words.\nMark: So it has.');
  const made = (await (
    await fetch(`${server.url}/api/sessions`, { method: 'POST', body: form })
  ).json()) as CreatedSession;
  await readRun(await fetch(`${server.url}/api/sessions/${made.session_id}/events?until=complete`));
  const auth = { authorization: `Bearer ${made.owner_token}`, 'content-type': 'application/json' };
  const page = async (headers: Record<string, string> = {}) => {
    const [text, captions] = await Promise.all(
      ['text', 'captions'].map((part) => fetch(`${server.url}/s/${made.session_id}/${part}`, { headers })),
    );
    return [
      text?.status,
      captions?.status,
      ((await text?.text()) ?? '').includes('The plain page has these words.'),
      ((await captions?.text()) ?? '').includes('The plain page has these words.'),
    ];
  };
  expect([await page(), await page(auth)]).toEqual([
    [200, 200, true, true],
    [200, 200, true, true],
  ]);
  await fetch(`${server.url}/api/sessions/${made.session_id}/share`, {
    method: 'POST',
    headers: auth,
    body: JSON.stringify({ visibility: 'private' }),
  });
  expect([await page(), await page(auth)]).toEqual([
    [404, 404, false, false],
    [200, 200, true, true],
  ]);
  await fetch(`${server.url}/api/sessions/${made.session_id}`, { method: 'DELETE', headers: auth });
  expect(await page(auth)).toEqual([410, 410, false, false]);
});

test('a recording that was sent as a page is served as an attachment and never as a page', async ({ server }) => {
  const form = new FormData();
  form.append('audio', new Blob([readFileSync(samplePath('planning'))], { type: 'text/html' }), 'page.html');
  const made = (await (
    await fetch(`${server.url}/api/sessions`, { method: 'POST', body: form })
  ).json()) as CreatedSession;
  const response = await fetch(`${server.url}/api/sessions/${made.session_id}/audio?original`);
  expect(response.status).toBe(200);
  expect(Object.fromEntries(response.headers)).toMatchObject({
    'content-type': 'application/octet-stream',
    'x-content-type-options': 'nosniff',
    'content-disposition': expect.stringMatching(/^attachment/),
  });
  await response.body?.cancel();
  await fetch(`${server.url}/api/sessions/${made.session_id}`, {
    method: 'DELETE',
    headers: { authorization: `Bearer ${made.owner_token}` },
  });
});
