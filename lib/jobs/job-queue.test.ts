import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sql } from 'drizzle-orm';
import type { OpenDatabase } from '#lib/db/connection/open-database';
import { DatabaseLog } from '#lib/db/log/database-log';
import { DatabaseSessions } from '#lib/db/library/database-sessions';
import { openEmpty } from '#lib/db/testing/template';
import { openPostgres } from '#lib/db/connection/postgres';
import { type TestPostgres, startPostgres } from '#lib/db/testing/postgres';
import type { Fact } from '#lib/events/facts';
import { follow } from '#lib/events/follow';
import { FactHub } from '#lib/events/hub';
import { JobQueue } from './job-queue.ts';
import { createFakeParts } from '#lib/pipeline/testing/fake-parts';
import { Folders } from '#lib/sessions/folders';
import { LocalBlobs } from '#lib/sessions/blobs/local-blobs';
import { newId } from '#lib/sessions/ids';
import { mostStalls, Runs } from '#lib/sessions/processing/runs';

const speech = { segments: [{ start_s: 0, end_s: 3, text: 'We need to decide about the budget today.' }] };
const logger = pino({ level: 'silent' });

describe.each(['embedded', 'server'] as const)('%s', (engine) => {
  let server: TestPostgres | null = null;
  let database: OpenDatabase;
  let queue: JobQueue;
  let sessions: DatabaseSessions;
  let log: DatabaseLog;
  let folder: string;
  let blobs: LocalBlobs;
  let runs: Runs;
  /** How often a worker of the embedded database looked for a job. */
  let looks = 0;
  /** How many of its next looks fail. */
  let failing = 0;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'undertone-queue-'));
    blobs = new LocalBlobs(folder);
    if (engine === 'embedded') {
      const embedded = await openEmpty();
      database = embedded;
      const { executeSql } = embedded.queueStore;
      const counting: typeof executeSql = (text, values) => {
        if (/\bnext AS\b[^]*'runs'/.test(text)) {
          looks += 1;
          failing -= 1;
          if (failing >= 0) return Promise.reject(new Error('the query failed'));
        }
        return executeSql(text, values);
      };
      queue = await JobQueue.open(database.db, { ...embedded.queueStore, executeSql: counting }, logger);
    } else {
      server = await startPostgres();
      const url = await server.newDatabase();
      database = await openPostgres(url);
      queue = await JobQueue.open(database.db, url, logger);
    }
    sessions = new DatabaseSessions(database.db, queue);
    log = new DatabaseLog(database.db, new FactHub());
    runs = newRuns();
  });
  afterAll(async () => {
    await queue.stop();
    await database.close();
    await server?.stop();
    await rm(folder, { recursive: true, force: true });
  });

  const newRuns = (parts = createFakeParts({ speech })) =>
    new Runs({
      log,
      store: sessions,
      queue,
      folders: new Folders(folder),
      blobs,
      parts,
      logger,
      voiceInference: true,
      shared: engine === 'server',
      onIdle: () => undefined,
    });
  const insert = async (): Promise<string> => {
    const id = newId();
    await writeFile(join(folder, 'a.mp3'), 'sound');
    await blobs.put(id, 'a.mp3', join(folder, 'a.mp3'));
    await sessions.insert({
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
  const factsUntilComplete = async (id: string): Promise<Fact[]> => {
    const facts: Fact[] = [];
    for await (const fact of follow(log, id, { until: 'complete' })) facts.push(fact);
    return facts;
  };
  const jobs = async (id: string): Promise<string[]> => {
    const found: unknown = await database.db.execute(
      sql`select state::text from pgboss.job where name = 'runs' and singleton_key = ${id}`,
    );
    return (found as { rows: { state: string }[] }).rows.map((row) => row.state);
  };
  const claim = () => new AbortController().signal;

  test('a session and its job are one transaction', async () => {
    const id = await insert();
    expect(await jobs(id)).toEqual(['created']);
    // A run is queued already.
    await queue.enqueue({ session_id: id, kind: 'run' });
    expect(await jobs(id)).toHaveLength(1);
    const failing = newId();
    await expect(
      database.db.transaction(async (tx) => {
        await queue.enqueue({ session_id: failing, kind: 'run' }, tx);
        throw new Error('the disk is full');
      }),
    ).rejects.toThrow('the disk is full');
    expect(await jobs(failing)).toEqual([]);
  });

  test('a waiting session knows how many come before it', async () => {
    const [first, second, third] = [await insert(), await insert(), await insert()];
    const before = await queue.ahead(first);
    expect([await queue.ahead(second), await queue.ahead(third)]).toEqual([before + 1, before + 2]);
    await queue.drop(second);
    expect([await queue.ahead(second), await queue.ahead(third)]).toEqual([0, before + 1]);
  });

  test('a run that was superseded can no longer write', async () => {
    const id = await insert();
    const first = await sessions.take(id, 'run');
    const second = await sessions.take(id, 'run');
    expect([first?.attempt, second?.attempt]).toEqual([1, 2]);
    await expect(
      log.fenced(1).append(id, [{ type: 'complete', message: 'Late.', failed: [], took_ms: 1 }]),
    ).rejects.toMatchObject({ code: 'superseded' });
    expect(
      (await log.fenced(2).append(id, [{ type: 'complete', message: 'Done.', failed: [], took_ms: 1 }])).map(
        (fact) => fact.seq,
      ),
    ).toEqual([1]);
    expect(await sessions.take(id, 'run')).toBeNull();
  });

  test('a session that is cancelled before it ran ends in complete, and its job then finds nothing to do', async () => {
    const id = await insert();
    await runs.cancel(id);
    const facts = await factsUntilComplete(id);
    expect(facts.at(-1)).toMatchObject({ type: 'complete', message: 'Cancelled.' });
    await runs.work({ session_id: id, kind: 'run' }, claim());
    expect((await log.read(id, 0, 1000)).length).toBe(facts.length);
  });

  test('a run that was taken up many times without progress is given up, with its reason in the log', async () => {
    const id = await insert();
    for (let time = 0; time < mostStalls; time += 1) await sessions.take(id, 'run');
    await runs.work({ session_id: id, kind: 'run' }, claim());
    const facts = await factsUntilComplete(id);
    expect(facts.filter((fact) => fact.type === 'error').every((fact) => fact.code === 'run_gave_up')).toBe(true);
    expect(facts.at(-1)).toMatchObject({ type: 'complete', message: 'Given up.' });
  });

  test('runs that were interrupted again and again continue one at a time, and hold up no other', async () => {
    const [first, second, fresh] = [await insert(), await insert(), await insert()];
    for (const id of [first, second]) for (let time = 0; time < 3; time += 1) await sessions.take(id, 'run');
    const { promise: until, resolve: letGo } = Promise.withResolvers<void>();
    const here = newRuns(createFakeParts({ speech, until }));
    expect(here.idleMs).toBe(Infinity);
    const working = [first, second, fresh].map((id) => here.work({ session_id: id, kind: 'run' }, claim()));
    for (const id of [first, fresh]) for await (const fact of follow(log, id)) if (fact.type === 'progress') break;
    expect(await log.read(second, 0, 10)).toEqual([]);
    expect(here.idleMs).toBe(0);
    letGo();
    expect(await Promise.all(working)).toEqual([true, true, true]);
    expect(here.idleMs).toBeGreaterThan(0);
    expect(here.idleMs).toBeLessThan(Infinity);
    expect((await factsUntilComplete(second)).at(-1)).toMatchObject({ type: 'complete', failed: [] });
  });

  test('progress, and an orderly return to the queue, are no failed attempts', async () => {
    const id = await insert();
    await sessions.take(id, 'run');
    await sessions.take(id, 'run');
    await log.append(id, [
      {
        type: 'partial',
        analysis_type: 'transcript',
        data: { id: 0, start_s: 0, end_s: 1, speaker: null, text: 'one', confidence: 1 },
      },
    ]);
    expect(await sessions.stalls(id)).toBe(0);
    expect((await sessions.take(id, 'run'))?.stalls).toBe(1);
    const taken = await sessions.take(id, 'run');
    expect(taken?.stalls).toBe(2);
    await sessions.giveBack(id, taken?.attempt ?? 0);
    expect((await sessions.take(id, 'run'))?.stalls).toBe(2);
  });

  test('a run that loses its claim stops silently, and leaves no temporary files', async () => {
    const id = await insert();
    const other = new AbortController();
    const parts = createFakeParts({ speech, until: new Promise(() => undefined) });
    const working = newRuns(parts).work({ session_id: id, kind: 'run' }, other.signal);
    for await (const fact of follow(log, id)) if (fact.type === 'progress') break;
    other.abort();
    await working;
    const said = (await log.read(id, 0, 1000)).filter((fact) => fact.type === 'error' || fact.type === 'complete');
    expect(said).toEqual([]);
    expect(await readdir(join(folder, 'tmp', 'only'))).toEqual([]);
  });

  test('a worker takes waiting jobs, and later ones at once', async () => {
    const early = await insert();
    // As if the job had been queued before the clock was put back.
    await database.db.execute(
      sql`update pgboss.job set start_after = now() + interval '1 hour' where singleton_key = ${early}`,
    );
    await queue.work((job, signal) => runs.work(job, signal));
    expect((await factsUntilComplete(early)).at(-1)).toMatchObject({ type: 'complete', failed: [] });
    const waits: number[] = [];
    looks = 0;
    for (let turn = 0; turn < 5; turn += 1) {
      const before = performance.now();
      const id = await insert();
      for await (const fact of follow(log, id)) if (fact) break;
      waits.push(performance.now() - before);
      expect((await factsUntilComplete(id)).at(-1)).toMatchObject({ type: 'complete', failed: [] });
    }
    // Three queries for each run, or four; if a run woke all eight workers there would be 16.
    expect(looks).toBeGreaterThanOrEqual(engine === 'embedded' ? 5 : 0);
    expect(looks).toBeLessThanOrEqual(4 * waits.length);
    // Steps that run again in one session wait for each other, even if several workers are free.
    const again = await insert();
    const whole = await factsUntilComplete(again);
    for (const type of ['argument_analysis', 'speaker_attitude', 'conversation_flow'] as const)
      await runs.again(again, { kind: 'step', analysis_type: type, engine: 'local', instruction: null });
    const states: string[] = [];
    for await (const fact of follow(log, again, { after: whole.length })) {
      if (fact.type === 'progress') states.push(`${fact.analysis_type} ${fact.state}`);
      if (states.length === 6) break;
    }
    const ran = [states[0], states[2], states[4]].map((state) => state?.split(' ')[0] ?? '');
    expect(ran.toSorted()).toEqual(['argument_analysis', 'conversation_flow', 'speaker_attitude']);
    expect(states).toEqual(ran.flatMap((type) => [`${type} started`, `${type} finished`]));
    // Far below the polling interval, so the worker was woken.
    expect(Math.min(...waits)).toBeLessThan(1000);
  });

  // The server's workers look every two seconds.
  test.runIf(engine === 'embedded')('a job is taken soon even if the look of the woken worker failed', async () => {
    // Workers still look after the jobs of the other tests.
    for (let last = -1; last !== looks; await sleep(500)) last = looks;
    failing = 1;
    const before = performance.now();
    const id = await insert();
    expect((await factsUntilComplete(id)).at(-1)).toMatchObject({ type: 'complete', failed: [] });
    expect(failing).toBeLessThan(0);
    // Half of the polling interval.
    expect(performance.now() - before).toBeLessThan(15_000);
  });
});
