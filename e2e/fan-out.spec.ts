import { problemOf } from '#e2e/support/api';
import { allOpen, allSeen, differences } from '#e2e/support/oracle';
import { startProxy } from '#e2e/support/proxy';
import { startServer, type TestServer } from '#e2e/support/server';
import { frames } from '#e2e/support/sse';
import { type DataFolder, freshFolder } from '#lib/db/testing/template';
import { expect, test } from '#e2e/support/test';
import { hashOf, type Seen, type Watcher, watchEvents, watchSocket } from '#e2e/support/watcher';
import { readMemory } from '#scripts/bench/process-memory';
import { io } from 'socket.io-client';

test.describe.configure({ mode: 'serial' });

let folder: DataFolder;
let server: TestServer;

test.beforeAll(async ({ settings }) => {
  folder = await freshFolder();
  server = await startServer({ dataDir: folder.path, injects: true, env: { LOG_LEVEL: 'warn', ...settings } });
});
test.afterAll(async () => {
  await server.stop();
  folder[Symbol.dispose]();
});

/** A session without a recording, which viewers can already join. */
async function emptySession(): Promise<string> {
  const response = await fetch(`${server.url}/api/sessions`, { method: 'POST', body: new FormData() });
  expect(response.status).toBe(201);
  return ((await response.json()) as { session_id: string }).session_id;
}

/** The log, read through the API from the start. */
async function logOf(id: string, count: number): Promise<Pick<Seen, 'seq' | 'hash'>[]> {
  const all: Pick<Seen, 'seq' | 'hash'>[] = [];
  for await (const { data } of frames(await fetch(`${server.url}/api/sessions/${id}/events`))) {
    if ('seq' in data) all.push({ seq: data.seq, hash: hashOf(data) });
    if (all.length === count) break;
  }
  return all;
}

const url = (): string => server.url;
const listeners = async (id: string): Promise<number> => (await server.inject({ session_id: id, count: 0 })).listeners;

function watch(id: string, events: number, sockets: number, after = 0): Watcher[] {
  return [
    ...Array.from({ length: events }, () => watchEvents(url, id, after)),
    ...Array.from({ length: sockets }, () => watchSocket(url, id, after)),
  ];
}

function leave(watchers: readonly Watcher[]): void {
  for (const watcher of watchers) watcher[Symbol.dispose]();
}

test(
  'two hundred viewers of one session see each fact once and in order, including late ones',
  { tag: '@streams' },
  async () => {
    const id = await emptySession();
    const viewers = watch(id, 160, 40);
    await allOpen(viewers);
    await server.inject({ session_id: id, count: 50 });
    viewers.push(...watch(id, 5, 5));
    await server.inject({ session_id: id, count: 50 });
    await allSeen(viewers, 100);
    expect(differences(viewers, await logOf(id, 100))).toEqual([]);
    leave(viewers);
    await expect.poll(() => listeners(id)).toBe(0);
  },
);

test(
  'a viewer that stops reading is cut off at a megabyte, returns, and has lost nothing; the others notice nothing',
  { tag: '@streams' },
  async () => {
    const id = await emptySession();
    const viewers = watch(id, 40, 10);
    await allOpen(viewers);
    const asleep = [...viewers.slice(0, 10), ...viewers.slice(45)];
    const awake = viewers.filter((viewer) => !asleep.includes(viewer));
    for (const viewer of asleep) viewer.pause();
    const before = readMemory(server.pid).pss_mb;
    // 12 MB for each: more than the kernel buffers for a reader that does not read. Half a megabyte at a time, so that
    // those who read never have a whole one to catch up on, however slow the machine.
    for (let sent = 8; sent <= 192; sent += 8) {
      await server.inject({ session_id: id, count: 8, padding: 64_000 });
      await allSeen(awake, sent);
    }
    expect(
      awake.map((viewer) => viewer.returns),
      'nobody else was cut off',
    ).toEqual(awake.map(() => 0));
    await expect.poll(() => listeners(id), { message: 'the sleepers are cut off' }).toBe(awake.length);
    // Kept for each of the sleepers, they would be 600 MB. Garbage that is not yet collected was up to 163.
    expect(readMemory(server.pid).pss_mb - before, 'memory that it took').toBeLessThan(300);
    for (const viewer of asleep) viewer.resume();
    await allSeen(asleep, 192);
    expect(asleep.every((viewer) => viewer.returns > 0)).toBe(true);
    expect(differences(viewers, await logOf(id, 192))).toEqual([]);
    leave(viewers);
  },
);

test('cursors: none, zero, the last, and invalid ones', { tag: '@streams' }, async () => {
  const id = await emptySession();
  await server.inject({ session_id: id, count: 20 });
  const socket = io(server.url, { transports: ['websocket'], forceNew: true });
  const get = async (after: string): Promise<Response> => {
    const stop = new AbortController();
    const response = await fetch(`${server.url}/api/sessions/${id}/events?after=${after}`, { signal: stop.signal });
    if (response.ok) stop.abort();
    return response;
  };
  try {
    for (const bad of ['21', '999999999', '-1', '1.5', 'soon', '1e1', '99999999999999999999']) {
      const response = await get(bad);
      expect(response.status, bad).toBe(400);
      expect(await problemOf(response)).toMatchObject({ code: 'invalid_cursor' });
      expect(await socket.emitWithAck('session:join', { session_id: id, after: bad }), bad).toMatchObject({
        error: { status: 400, code: 'invalid_cursor' },
      });
    }
    for (const good of ['', '0', '19', '20']) expect((await get(good)).status, good).toBe(200);
    for (const good of [0, 19, 20, '20'])
      expect(await socket.emitWithAck('session:join', { session_id: id, after: good })).toMatchObject({
        seq: Number(good),
      });
    expect(await socket.emitWithAck('session:join', { session_id: id })).toMatchObject({ seq: 20 });
    const other = await fetch(`${server.url}/api/sessions/${id}/events`, { method: 'POST' });
    expect(other.status).toBeGreaterThanOrEqual(404);
  } finally {
    socket.close();
  }
});

test('a log of a thousand facts can be read from any cursor', { tag: '@streams' }, async () => {
  const id = await emptySession();
  await server.inject({ session_id: id, count: 1200 });
  const log = await logOf(id, 1200);
  for (const after of [0, 1, 499, 500, 501, 999, 1000, 1199]) {
    const viewers = watch(id, 1, 1, after);
    await allSeen(viewers, 1200 - after);
    expect(viewers.map(({ seen }) => seen.map(({ seq, hash }) => ({ seq, hash })))).toEqual([
      log.slice(after),
      log.slice(after),
    ]);
    leave(viewers);
  }
});

test('connecting and leaving again and again leaves no listener behind', { tag: '@streams' }, async () => {
  const id = await emptySession();
  await server.inject({ session_id: id, count: 3 });
  for (let round = 0; round < 10; round += 1) {
    const viewers = watch(id, 40, 10);
    // Some leave before they are answered, the others after.
    if (round % 2 === 0) await allOpen(viewers);
    leave(viewers);
  }
  await expect.poll(() => listeners(id)).toBe(0);
});

test(
  'a connection that is reset, cut in the middle of an event, slowed down or silenced loses nothing',
  { tag: '@streams' },
  async () => {
    await using proxy = await startProxy(server.port);
    const id = await emptySession();
    const viewers = [
      ...Array.from({ length: 6 }, () => watchEvents(() => proxy.url, id)),
      ...Array.from({ length: 4 }, () => watchSocket(() => proxy.url, id)),
    ];
    const further = async (): Promise<void> =>
      void (await server.inject({ session_id: id, count: 20, rate: 100, padding: 1000 }));
    await allOpen(viewers);
    await further();
    proxy.reset();
    await further();
    await allOpen(viewers);
    proxy.cutAfter(7777);
    await further();
    proxy.throttle(40_000);
    await further();
    await allSeen(viewers, 80);
    proxy.restore();
    // Only viewers that wait for pings notice the silence; here the connection comes back first.
    proxy.blackHole();
    await further();
    proxy.restore();
    proxy.reset();
    await allSeen(viewers, 100);
    expect(viewers.every((viewer) => viewer.returns >= 2)).toBe(true);
    expect(differences(viewers, await logOf(id, 100))).toEqual([]);
    leave(viewers);
  },
);

test(
  'two people who edit at once: everything is in one order, and all viewers see the same',
  { tag: '@streams-long' },
  async () => {
    const form = new FormData();
    form.append(
      'transcript',
      'Anna: We meet on Monday.\nBen: I will bring the plan, Anna.\nAnna: Thank you, that helps.',
    );
    const { session_id: id, owner_token } = (await (
      await fetch(`${server.url}/api/sessions`, { method: 'POST', body: form })
    ).json()) as { session_id: string; owner_token: string };
    const viewers = watch(id, 3, 2);
    await allSeen(viewers, 'complete');
    const rename = async (names: Record<string, string>): Promise<number> => {
      const headers = { authorization: `Bearer ${owner_token}`, 'content-type': 'application/json' };
      return (
        await fetch(`${server.url}/api/sessions/${id}`, {
          method: 'PATCH',
          headers,
          body: JSON.stringify({ speaker_names: names }),
        })
      ).status;
    };
    const answers = await Promise.all([rename({ Anna: 'Berta' }), rename({ Ben: 'Carl' }), rename({ Anna: 'Dora' })]);
    // The third edit may come too late for a speaker that was renamed meanwhile; nothing breaks.
    expect(answers.filter((status) => status < 300).length).toBeGreaterThanOrEqual(2);
    expect(answers.filter((status) => status >= 500)).toEqual([]);
    const { view } = (await (await fetch(`${server.url}/api/sessions/${id}`)).json()) as {
      view: { seq: number; segments: { speaker: string }[] };
    };
    await allSeen(viewers, view.seq);
    expect(differences(viewers, await logOf(id, view.seq))).toEqual([]);
    expect(view.segments[1]?.speaker).toBe('Carl');
    expect(['Berta', 'Dora']).toContain(view.segments[0]?.speaker);
    leave(viewers);
  },
);

test(
  'a server that is asked to stop releases two hundred viewers within ten seconds, and none of them lost anything',
  { tag: ['@streams', '@long'] },
  async () => {
    const id = await emptySession();
    const viewers = watch(id, 150, 50);
    await allOpen(viewers);
    await server.inject({ session_id: id, count: 10 });
    const asked = Date.now();
    await server.stop();
    expect(Date.now() - asked).toBeLessThan(10_000);
    const { port } = server;
    server = await startServer({ dataDir: folder.path, port, injects: true });
    await allOpen(viewers);
    await server.inject({ session_id: id, count: 10 });
    await allSeen(viewers, 20);
    expect(differences(viewers, await logOf(id, 20))).toEqual([]);
    leave(viewers);
  },
);
