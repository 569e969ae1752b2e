import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { OpenDatabase } from './open-database.ts';
import { openDatabase } from './client.ts';
import { DatabaseLog } from '#lib/db/log/database-log';
import { DatabaseSessions } from '#lib/db/library/database-sessions';
import { DraftNotices } from './draft-notices.ts';
import { FanOut } from './fan-out.ts';
import { notify } from './notices.ts';
import { sessions } from '#lib/db/schema';
import { type TestPostgres, startPostgres } from '#lib/db/testing/postgres';
import type { Ephemeral, FactBody } from '#lib/events/facts';
import { follow } from '#lib/events/follow';
import { FactHub } from '#lib/events/hub';
import { newId } from '#lib/sessions/ids';

const line = (id: number): FactBody => ({
  type: 'partial',
  analysis_type: 'transcript',
  data: { id, start_s: id, end_s: id + 1, speaker: null, text: `line ${id}`, confidence: 1 },
});
const done: FactBody = { type: 'complete', message: 'Done.', failed: [], took_ms: 1 };
const upTo = (last: number) => Array.from({ length: last }, (_, index) => index + 1);

let server: TestPostgres;
let writer: OpenDatabase;
let reader: OpenDatabase;
let url: string;
let closeListener: () => Promise<void>;
const hub = new FactHub();
const errors: unknown[] = [];
let readLog: DatabaseLog;
let writeLog: DatabaseLog;

beforeAll(async () => {
  server = await startPostgres();
  url = await server.newDatabase();
  // Both migrate at the same time.
  [writer, reader] = await Promise.all([openDatabase(null, url), openDatabase(null, url)]);
  writeLog = new DatabaseLog(writer.db, new FactHub());
  readLog = new DatabaseLog(reader.db, hub);
  const fanOut = new FanOut({
    db: reader.db,
    log: readLog,
    hub,
    onCancel: () => undefined,
    onError: (error) => errors.push(error),
  });
  // The sender's own notices are ignored, so they are passed in as if another process had sent them.
  const { Client } = await import('pg');
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query('listen undertone');
  client.on('notification', ({ payload }) =>
    fanOut.onNotice((JSON.parse(payload ?? '{}') as { notice: Parameters<FanOut['onNotice']>[0] }).notice),
  );
  closeListener = () => client.end();
});
afterAll(async () => {
  await closeListener();
  await Promise.all([writer.close(), reader.close()]);
  await server.stop();
});

const newSession = async () => {
  const id = newId();
  await new DatabaseSessions(writer.db).insert({
    id,
    owner_id: 'owner',
    title: 'Talk',
    context: {},
    audio: { file: 'a.mp3', name: 'a.mp3', content_type: 'audio/mpeg' },
    given: null,
    duration_s: 1,
  });
  return id;
};
const collect = async (id: string): Promise<number[]> => {
  const seen: number[] = [];
  for await (const fact of follow(readLog, id, { until: 'complete' })) seen.push(fact.seq);
  return seen;
};

test('viewers on another process get concurrent appends of two writers, in order and without a gap', async () => {
  const id = await newSession();
  const following = [collect(id), collect(id), collect(id)];
  const other = new DatabaseLog(reader.db, new FactHub());
  await Promise.all(
    Array.from({ length: 60 }, (_, index) => (index % 2 === 0 ? writeLog : other).append(id, [line(index)])),
  );
  await writeLog.append(id, [done]);
  for (const seen of await Promise.all(following)) expect(seen).toEqual(upTo(61));
  expect(errors).toEqual([]);
});

test('an append whose commit is delayed holds back the next one, so that no reader skips it', async () => {
  const id = await newSession();
  const following = collect(id);
  let commit: () => void = () => undefined;
  const slow = writer.db.transaction(async (tx) => {
    await tx.update(sessions).set({ title: 'locked' }).where(eq(sessions.id, id));
    await new Promise<void>((resolve) => {
      commit = resolve;
    });
    return new DatabaseLog(tx, new FactHub()).append(id, [line(0)]);
  });
  await new Promise((resolve) => setTimeout(resolve, 50));
  const next = readLog.append(id, [line(1), done]);
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(await readLog.read(id, 0, 10)).toEqual([]);
  commit();
  expect((await slow).map((fact) => fact.seq)).toEqual([1]);
  expect((await next).map((fact) => fact.seq)).toEqual([2, 3]);
  expect(await following).toEqual([1, 2, 3]);
});

test('deletion and a change of access reach viewers on another process', async () => {
  const id = await newSession();
  let asked = 0;
  hub.onAccess((changed) => (asked += changed === id ? 1 : 0));
  const ended = new Promise<void>((resolve) => {
    readLog.subscribe(id, { onFacts: () => undefined, onEnd: resolve });
  });
  await notify(writer.db, { kind: 'access', session_id: id });
  await new DatabaseSessions(writer.db).remove(id);
  await ended;
  expect(asked, 'the access of viewers is checked again after the deletion').toBe(2);
});

test('a model’s draft reaches viewers on another process, unless it is too long or its step has ended', async () => {
  const id = await newSession();
  const shown: unknown[] = [];
  const stop = readLog.subscribe(id, {
    onFacts: () => undefined,
    onEnd: () => undefined,
    onEphemeral: (entry) => shown.push(entry),
  });
  const run = new DatabaseLog(writer.db, new FactHub(), { drafts: new DraftNotices(writer.db) }).fenced(0);
  const draft = (text: string): Ephemeral => ({
    type: 'partial',
    analysis_type: 'speaker_attitude',
    data: { text },
    ephemeral: true,
    session_id: id,
  });
  await run.append(id, [line(0)]);
  await expect.poll(() => hub.lastSeq(id)).toBe(1);
  run.show(id, draft('too long '.repeat(1000)));
  run.show(id, draft('“Quoted” so far'));
  await expect.poll(() => shown).toEqual([draft('“Quoted” so far')]);

  // As if it had been under way when the step ended.
  const late = new DraftNotices(writer.db);
  await run.append(id, [line(1)]);
  await expect.poll(() => hub.lastSeq(id)).toBe(2);
  late.send(draft('late'), 1);
  run.show(id, draft('of the next step'));
  await expect.poll(() => shown.length).toBe(2);
  expect(shown.at(-1)).toEqual(draft('of the next step'));
  stop();
});

test('after a lost connection, missed facts are read from the log, and deleted sessions end', async () => {
  const [kept, gone] = [await newSession(), await newSession()];
  const deaf = new FactHub();
  const log = new DatabaseLog(reader.db, deaf);
  const fanOut = new FanOut({
    db: reader.db,
    log,
    hub: deaf,
    onCancel: () => undefined,
    onError: (error) => errors.push(error),
  });
  const seen: number[] = [];
  const following = (async () => {
    for await (const fact of follow(log, kept, { until: 'complete' })) seen.push(fact.seq);
  })();
  const ended = new Promise<void>((resolve) => {
    log.subscribe(gone, { onFacts: () => undefined, onEnd: resolve });
  });
  await new Promise((resolve) => setTimeout(resolve, 50));
  await writeLog.append(kept, [line(0), line(1), done]);
  await new DatabaseSessions(writer.db).remove(gone);
  expect(seen).toEqual([]);
  fanOut.onReconnect();
  await Promise.all([following, ended]);
  expect(seen).toEqual([1, 2, 3]);
  expect(errors).toEqual([]);
});

test('notices of other processes reach the fan-out through the listener, its own do not', async () => {
  const id = await newSession();
  const watching = new FactHub();
  const listening = await reader.listen?.(
    new FanOut({
      db: reader.db,
      log: readLog,
      hub: watching,
      onCancel: () => undefined,
      onError: (error) => errors.push(error),
    }),
  );
  const heard: number[] = [];
  const ended = new Promise<void>((resolve) => {
    watching.subscribe(id, { onFacts: (facts) => heard.push(...facts.map((fact) => fact.seq)), onEnd: resolve });
  });
  await writeLog.append(id, [line(0), line(1)]);
  const say = (notice: object) =>
    writer.db.execute(sql`select pg_notify('undertone', ${JSON.stringify({ from: 'elsewhere', notice })})`);
  await say({ kind: 'facts', session_id: id, first: 1, seq: 2 });
  await expect.poll(() => heard).toEqual([1, 2]);
  await say({ kind: 'end', session_id: id });
  await ended;
  await listening?.close();
});

test('a listener whose connection is cut connects again and says so', async () => {
  let again: () => void = () => undefined;
  const reconnected = new Promise<void>((resolve) => {
    again = resolve;
  });
  const listening = await reader.listen?.({ onNotice: () => undefined, onReconnect: again });
  await writer.db.execute(
    `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'undertone listener'`,
  );
  await expect(reconnected).resolves.toBeUndefined();
  await listening?.close();
});

test('a database that does not answer gives a sentence without the password', async () => {
  await expect(openDatabase(null, 'postgres://u:hunter2@127.0.0.1:1/none')).rejects.toThrow(
    expect.objectContaining({
      code: 'database_unreachable',
      message: expect.not.stringContaining('hunter2') as string,
    }),
  );
});
