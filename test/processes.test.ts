import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { OpenDatabase } from '#lib/db/connection/open-database';
import { isLong } from '#lib/base/testing/long';
import { openDatabase } from '#lib/db/connection/client';
import { DatabaseLog } from '#lib/db/log/database-log';
import { DatabaseSessions } from '#lib/db/library/database-sessions';
import { FanOut } from '#lib/db/connection/fan-out';
import { type TestPostgres, startPostgres } from '#lib/db/testing/postgres';
import type { Fact } from '#lib/events/facts';
import { follow } from '#lib/events/follow';
import { FactHub } from '#lib/events/hub';
import { JobQueue } from '#lib/jobs/job-queue';
import { createFakeParts } from '#lib/pipeline/testing/fake-parts';
import { Folders } from '#lib/sessions/folders';
import { LocalBlobs } from '#lib/sessions/blobs/local-blobs';
import { newId } from '#lib/sessions/ids';
import { Runs } from '#lib/sessions/processing/runs';

const root = join(import.meta.dirname, '..');
const logger = pino({ level: 'silent' });

let postgres: TestPostgres;
let url: string;
let dataDir: string;
let database: OpenDatabase;
let queue: JobQueue;
let sessions: DatabaseSessions;
let log: DatabaseLog;
let listening: { close(): Promise<void> } | undefined;
const workers: ChildProcess[] = [];

/** This test is the web process: it takes recordings and follows them. Real workers do the runs. */
beforeAll(async () => {
  postgres = await startPostgres();
  url = await postgres.newDatabase();
  dataDir = mkdtempSync(join(tmpdir(), 'undertone-shared-'));
  database = await openDatabase(null, url);
  queue = await JobQueue.open(database.db, url, logger);
  const hub = new FactHub();
  log = new DatabaseLog(database.db, hub);
  sessions = new DatabaseSessions(database.db, queue);
  listening = await database.listen?.(
    new FanOut({ db: database.db, log, hub, onCancel: () => undefined, onError: () => undefined }),
  );
});
afterAll(async () => {
  for (const worker of workers) worker.kill('SIGKILL');
  await queue.stop();
  await listening?.close();
  await database.close();
  await postgres.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

interface Worker {
  child: ChildProcess;
  lines: string[];
}

function startWorker(): Worker {
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    NODE_ENV: 'production',
    ROLE: 'worker',
    PORT: '0',
    HOST: '127.0.0.1',
    DATABASE_URL: url,
    DATA_DIR: dataDir,
    LOG_LEVEL: 'info',
  };
  const child = spawn(process.execPath, ['server.ts'], { cwd: root, env, stdio: ['ignore', 'pipe', 'inherit'] });
  const lines: string[] = [];
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => lines.push(...chunk.split('\n')));
  workers.push(child);
  return { child, lines };
}

async function end({ child }: Worker, signal: NodeJS.Signals): Promise<void> {
  const exited = once(child, 'exit');
  child.kill(signal);
  await exited;
}

async function newSession(): Promise<string> {
  const id = newId();
  const folder = join(dataDir, 'sessions', id);
  mkdirSync(folder, { recursive: true });
  cpSync(join(root, 'public/samples/argument.mp3'), join(folder, 'recording.mp3'));
  await sessions.insert({
    id,
    owner_id: 'owner',
    title: 'Talk',
    context: {},
    audio: { file: 'recording.mp3', name: 'talk.mp3', content_type: 'audio/mpeg' },
    given: null,
    duration_s: 60,
  });
  return id;
}

async function untilSpeech(id: string): Promise<void> {
  for await (const fact of follow(log, id)) if (fact.type === 'partial') return;
}

async function whole(id: string): Promise<Fact[]> {
  const facts: Fact[] = [];
  for await (const fact of follow(log, id, { until: 'complete' })) facts.push(fact);
  return facts;
}

function expectWhole(facts: readonly Fact[]): void {
  expect(facts.map((fact) => fact.seq)).toEqual(facts.map((_, index) => index + 1));
  expect(facts.at(-1)).toMatchObject({ type: 'complete', failed: [] });
  const results = facts.flatMap((fact) => (fact.type === 'result' ? [fact.analysis_type] : []));
  expect(results).toHaveLength(12);
  expect(new Set(results).size, 'each step once').toBe(12);
}

test(
  'another worker finishes the work of a killed one: nothing lost, nothing twice',
  { timeout: 180_000 },
  async () => {
    const first = startWorker();
    const killed = await newSession();
    const watched = whole(killed);
    await untilSpeech(killed);
    await end(first, 'SIGKILL');
    const second = startWorker();
    const facts = await watched;
    expectWhole(facts);
    expect(await log.read(killed, 0, 1000)).toEqual(facts);
    await end(second, 'SIGTERM');
  },
);

// lib/jobs/job-queue.test.ts shows the same of a claim that is lost, of an orderly return, and of a cancelled session.
test.runIf(isLong)(
  'another worker finishes the work of a frozen or a stopping one, and a run is cancelled from elsewhere',
  { timeout: 180_000 },
  async () => {
    const second = startWorker();
    const frozen = await newSession();
    await untilSpeech(frozen);
    second.child.kill('SIGSTOP');
    const third = startWorker();
    const facts = await whole(frozen);
    expectWhole(facts);
    second.child.kill('SIGCONT');
    // After it continues, it finds that it may no longer write.
    await expect.poll(() => second.lines.some((line) => line.includes('superseded')), { timeout: 20_000 }).toBe(true);
    expect(await log.read(frozen, 0, 1000)).toEqual(facts);
    await end(second, 'SIGTERM');

    const handed = await newSession();
    await untilSpeech(handed);
    await end(third, 'SIGTERM');
    const fourth = startWorker();
    expectWhole(await whole(handed));
    expect((await sessions.take(handed, 'again'))?.stalls, 'stopping in good order is no failed attempt').toBe(1);

    // Cancelled from a process that does not run it.
    const cancelled = await newSession();
    await untilSpeech(cancelled);
    const here = new Runs({
      log,
      store: sessions,
      queue,
      folders: new Folders(dataDir, 'here'),
      blobs: new LocalBlobs(dataDir),
      parts: createFakeParts({ speech: { segments: [] } }),
      logger,
      voiceInference: true,
      shared: true,
      onIdle: () => undefined,
    });
    await here.cancel(cancelled);
    expect((await log.read(cancelled, 0, 1000)).at(-1)).toMatchObject({ type: 'complete', message: 'Cancelled.' });
    await end(fourth, 'SIGTERM');
  },
);
