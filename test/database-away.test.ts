import { eq, sql } from 'drizzle-orm';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Proxy, startProxy } from '#e2e/support/proxy';
import { DatabaseLog } from '#lib/db/log/database-log';
import { DatabaseSessions } from '#lib/db/library/database-sessions';
import { DatabaseHealth } from '#lib/db/connection/database-health';
import { openPostgres } from '#lib/db/connection/postgres';
import { sessions } from '#lib/db/schema';
import { type TestPostgres, startPostgres } from '#lib/db/testing/postgres';
import type { OpenDatabase } from '#lib/db/connection/open-database';
import type { FactBody } from '#lib/events/facts';
import { follow } from '#lib/events/follow';
import { FactHub } from '#lib/events/hub';
import { newId } from '#lib/sessions/ids';

const line = (id: number): FactBody => ({
  type: 'partial',
  analysis_type: 'transcript',
  data: { id, start_s: id, end_s: id + 1, speaker: null, text: `line ${id}`, confidence: 1 },
});
const done: FactBody = { type: 'complete', message: 'Done.', failed: [], took_ms: 1 };

let postgres: TestPostgres;
let url: string;
let proxy: Proxy;
/** Through the proxy, and around it. */
let through: OpenDatabase;
let past: OpenDatabase;
let log: DatabaseLog;
let told: string[];

beforeAll(async () => {
  postgres = await startPostgres();
  url = await postgres.newDatabase();
  past = await openPostgres(url);
});
afterAll(async () => {
  await past.close();
  await postgres.stop();
});
beforeEach(async () => {
  const address = new URL(url);
  proxy = await startProxy(Number(address.port));
  address.port = new URL(proxy.url).port;
  told = [];
  const tell = (_: unknown, message: string) => void told.push(message);
  through = await openPostgres(address.href, new DatabaseHealth({ warn: tell as never, info: tell as never }));
  log = new DatabaseLog(through.db, new FactHub());
});
afterEach(async () => {
  proxy.restore();
  await through.close();
  await proxy[Symbol.asyncDispose]();
});

/** A session whose run is in its first attempt. */
async function newSession(): Promise<string> {
  const id = newId();
  const store = new DatabaseSessions(past.db);
  await store.insert({
    id,
    owner_id: 'owner',
    title: 'Talk',
    context: {},
    audio: { file: 'a.mp3', name: 'a.mp3', content_type: 'audio/mpeg' },
    given: null,
    duration_s: 1,
  });
  await store.take(id, 'run');
  return id;
}
const seqs = async (id: string): Promise<number[]> =>
  (await new DatabaseLog(past.db, new FactHub()).read(id, 0, 100)).map((fact) => fact.seq);

test('the outcome of a commit without an answer is looked up, and its content is not written again', async () => {
  const id = await newSession();
  const run = log.fenced(1);
  await run.append(id, [line(0)]);
  proxy.cutAfterSaying('commit');
  expect((await run.append(id, [line(1), line(2)])).map((fact) => fact.seq)).toEqual([2, 3]);
  expect((await run.append(id, [done])).map((fact) => fact.seq)).toEqual([4]);
  expect(await seqs(id)).toEqual([1, 2, 3, 4]);
});

test('an uncommitted append is written once when the database is back', async () => {
  const id = await newSession();
  const run = log.fenced(1);
  proxy.cutAfterSaying('insert into "events"');
  expect((await run.append(id, [line(0)])).map((fact) => fact.seq)).toEqual([1]);
  proxy.cut();
  const waiting = run.append(id, [line(1), done]);
  await sleep(700);
  proxy.restore();
  expect((await waiting).map((fact) => fact.seq)).toEqual([2, 3]);
  expect(await seqs(id)).toEqual([1, 2, 3]);
  const once = [
    'the database cannot be reached: requests are answered with 503, and runs wait for it',
    'the database is back',
  ];
  expect(told, 'each change is logged once').toEqual([...once, ...once]);
});

test('a run that has been taken over meanwhile, or is stopping, does not wait', async () => {
  const id = await newSession();
  let isOver = false;
  const run = log.fenced(1, () => isOver);
  proxy.cut();
  const waiting = run.append(id, [line(0)]).catch((error: unknown) => error);
  await sleep(200);
  isOver = true;
  expect(await waiting).toMatchObject({ code: 'database_unreachable' });
  await past.db.update(sessions).set({ attempt: 2 }).where(eq(sessions.id, id));
  isOver = false;
  const late = run.append(id, [line(0)]).catch((error: unknown) => error);
  proxy.restore();
  expect(await late).toMatchObject({ code: 'superseded' });
  expect(await seqs(id)).toEqual([]);
});

test('followers stay while the database is unavailable, and get everything once', async () => {
  const id = await newSession();
  const hub = new FactHub();
  const reader = new DatabaseLog(through.db, hub);
  const writer = new DatabaseLog(past.db, new FactHub());
  const seen: number[] = [];
  const following = (async () => {
    for await (const fact of follow(reader, id, { until: 'complete' })) seen.push(fact.seq);
  })();
  await writer.append(id, [line(0)]);
  hub.behind(id);
  await expect.poll(() => seen).toEqual([1]);
  proxy.cut();
  await writer.append(id, [line(1), done]);
  hub.behind(id);
  await sleep(300);
  expect(seen).toEqual([1]);
  proxy.restore();
  await following;
  expect(seen).toEqual([1, 2, 3]);
});

test('the server ends the transaction of a dead process, so that nobody waits for its locks', async () => {
  const { rows } = (await through.db.execute(sql`show idle_in_transaction_session_timeout`)) as {
    rows: { idle_in_transaction_session_timeout: string }[];
  };
  expect(rows).toEqual([{ idle_in_transaction_session_timeout: '15s' }]);
});

test('a silently dead connection is dropped, and leaves the pool', { timeout: 90_000 }, async () => {
  const id = await newSession();
  await log.append(id, [line(0)]);
  proxy.blackHole();
  const waiting = log.fenced(1).append(id, [line(1)]);
  await expect(log.append(id, [line(9)])).rejects.toMatchObject({ code: 'database_unreachable' });
  proxy.cut();
  proxy.restore();
  expect((await waiting).map((fact) => fact.seq)).toEqual([2]);
  expect((await log.append(id, [done])).map((fact) => fact.seq)).toEqual([3]);
});
