import { setTimeout as sleep } from 'node:timers/promises';
import { createSession, formOf, problemOf } from '#e2e/support/api';
import { longRecording, samplePath } from '#e2e/support/audio';
import { allOpen, allSeen, differences, tableOf } from '#e2e/support/oracle';
import { type Proxy, startProxy } from '#e2e/support/proxy';
import type { TestServer } from '#e2e/support/server';
import { type Shared, startShared } from '#e2e/support/shared';
import { expect, test } from '#e2e/support/test';
import { finalResults, type Watcher, watchEvents, watchSocket } from '#e2e/support/watcher';
import { analysisTypes } from '#lib/analyses/steps';

test.describe.configure({ mode: 'serial', timeout: 240_000 });

const awayMs = 10_000;

let shared: Shared;
let proxy: Proxy;
let web: TestServer;
let worker: TestServer;

test.beforeAll(async () => {
  test.setTimeout(180_000);
  shared = await startShared();
  proxy = await startProxy(Number(new URL(shared.url).port));
  const through = Number(new URL(proxy.url).port);
  [web, worker] = await Promise.all([shared.start('web', {}, through), shared.start('worker', {}, through)]);
});
test.afterAll(async () => {
  await shared[Symbol.asyncDispose]();
  await proxy[Symbol.asyncDispose]();
});

const lost = 'cannot be reached';
const back = 'the database is back';
const logged = (server: TestServer, what: string): number => server.lines.filter((line) => line.includes(what)).length;

/** Each process has logged the outage and its end, and little else. */
async function outageWasTold(since: ReadonlyMap<TestServer, number>): Promise<void> {
  for (const server of [web, worker]) {
    const times = logged(server, lost) - (since.get(server) ?? 0);
    expect(times, 'logged').toBeGreaterThan(0);
    expect(times, 'logged once, not by every caller who notices').toBeLessThanOrEqual(3);
    await expect.poll(() => logged(server, back), { message: 'each outage ends' }).toBe(logged(server, lost));
    expect(server.errors()).toEqual([]);
    expect(server.lines.filter((line) => line.includes('"level":"warn"') && !line.includes(lost))).toEqual([]);
  }
}

/** Answers while the database cannot be reached: 503 with a sentence and Retry-After. */
async function answersNotNow(id: string): Promise<void> {
  const asked: [string, RequestInit?][] = [
    [`/api/sessions/${id}`],
    [`/api/sessions/${id}/events`],
    ['/api/sessions', { method: 'POST', body: await formOf(samplePath('planning')) }],
  ];
  for (const [path, init] of asked) {
    const response = await fetch(web.url + path, init);
    expect(response.status, path).toBe(503);
    expect(Number(response.headers.get('retry-after')), path).toBeGreaterThan(0);
    expect(await problemOf(response), path).toMatchObject({
      code: 'database_unreachable',
      detail: expect.stringContaining('try again'),
    });
  }
  const page = await fetch(`${web.url}/s/${id}`, { headers: { accept: 'text/html' } });
  expect(page.status).toBe(503);
  expect(await page.text()).toContain('The database is not answering');
  const health = await fetch(`${web.url}/api/health`);
  expect(health.status).toBe(503);
  expect(await health.json()).toMatchObject({ live: true, ready: false });
}

/** A run under way, with viewers over both transports, while the database goes away and comes back. */
async function survives(away: (check: () => Promise<void>) => Promise<void>): Promise<void> {
  const { session_id: id } = await createSession(web.url, await longRecording(2));
  const base = (): string => web.url;
  const viewers: Watcher[] = [
    watchEvents(base, id),
    watchEvents(base, id),
    watchSocket(base, id),
    watchSocket(base, id),
  ];
  const before = new Map([web, worker].map((server) => [server, logged(server, lost)]));
  try {
    await allOpen(viewers);
    await expect
      .poll(() => viewers.every(({ seen }) => seen.some(({ type }) => type === 'partial')), { timeout: 60_000 })
      .toBe(true);
    await away(() => answersNotNow(id));
    // A new viewer is answered again.
    viewers.push(watchEvents(base, id), watchSocket(base, id));
    await allSeen(viewers, 'complete', 150_000);
    const table = (await tableOf(shared.dataDir, [id], shared.url)).get(id) ?? [];
    expect(differences(viewers, table)).toEqual([]);
    const types = viewers[0]?.seen.map(({ type }) => type) ?? [];
    expect(finalResults(viewers[0]?.seen ?? [])).toHaveLength(analysisTypes.length);
    expect(types.filter((type) => type === 'complete')).toHaveLength(1);
    expect(types.filter((type) => type === 'error')).toEqual([]);
  } finally {
    for (const viewer of viewers) viewer[Symbol.dispose]();
  }
  await outageWasTold(before);
}

test('the database refuses for ten seconds: requests get Retry-After, viewers stay, and the run completes', async () => {
  await survives(async (check) => {
    await shared.postgres.restart(async () => {
      const over = sleep(awayMs);
      await check();
      await over;
    });
  });
});

test('the database is silent for ten seconds, then every connection to it is dead', { tag: '@long' }, async () => {
  await survives(async (check) => {
    proxy.blackHole();
    const over = sleep(awayMs);
    await check();
    await over;
    proxy.cut();
    proxy.restore();
  });
});
