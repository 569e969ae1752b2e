import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { OpenDatabase } from '#lib/db/connection/open-database';
import { openEmpty } from '#lib/db/testing/template';
import { DatabaseLog } from '#lib/db/log/database-log';
import { DatabasePendingFiles } from '#lib/db/stores/database-pending-files';
import { DatabaseSessions } from '#lib/db/library/database-sessions';
import { DatabaseShares } from '#lib/db/stores/database-shares';
import type { Ephemeral, Fact } from '#lib/events/facts';
import { FactHub } from '#lib/events/hub';
import { readView } from '#lib/events/read-view';
import type { LiveConnection, LiveNotice } from './contract.ts';
import { abandonedMs, type LiveRecordingsOptions, LiveRecordings } from './live-recordings.ts';
import { LiveFolders } from './live-folders.ts';
import { LimitWatch } from './notices.ts';
import { scriptedListener, scriptedStream } from '#lib/live/testing/scripted';
import { createFakeParts } from '#lib/pipeline/testing/fake-parts';
import { Access } from '#lib/sessions/access/access';
import { Folders } from '#lib/sessions/folders';
import { newId } from '#lib/sessions/ids';
import { LocalBlobs } from '#lib/sessions/blobs/local-blobs';

let dataDir: string;
let database: OpenDatabase;
let options: LiveRecordingsOptions;
let hub: FactHub;
let store: DatabaseSessions;
let recordings: LiveRecordings;
let now: number;
const rate = 8_000;
const second = Buffer.alloc(2 * rate, 1);
const owner = { owner_id: newId() };
const shape = { sample_rate_hz: rate, channels: 1 } as const;

beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'undertone-live-'));
  database = await openEmpty();
  hub = new FactHub();
  store = new DatabaseSessions(database.db);
});
afterAll(async () => {
  await recordings.stopAll();
  await database.close();
  rmSync(dataDir, { recursive: true });
});
beforeEach(() => {
  now = Date.UTC(2026, 5, 1, 12);
  const { db } = database;
  options = {
    ...{
      store,
      log: new DatabaseLog(db, hub),
      access: new Access(store, new DatabaseShares(db), hub),
      pending: new DatabasePendingFiles(db),
    },
    ...{
      blobs: new LocalBlobs(dataDir),
      live: new LiveFolders(dataDir),
      folders: new Folders(dataDir),
      liveListener: scriptedListener(),
      speech: scriptedStream(),
    },
    pool: createFakeParts({ speech: { segments: [] } }).readings,
    logger: pino({ level: 'silent' }),
    voiceInference: true,
    limits: { max_s: 7_200, max_bytes: 1e9 },
    defaultVisibility: 'link',
    erase: async (id) => {
      await store.remove(id);
      await options.live.erase(id);
      hub.end(id);
    },
    now: () => now,
  };
  recordings = new LiveRecordings(options);
});

type TestConnection = LiveConnection & { notices: LiveNotice[]; ends: string[] };
function newLine(): TestConnection {
  const [notices, ends]: [LiveNotice[], string[]] = [[], []];
  return {
    notices,
    ends,
    onNotice: (notice) => void notices.push(notice),
    onEnd: ({ reason }) => void ends.push(reason),
  };
}

/** Sends seconds of sound, starting at `from`, in compressed time. */
async function say(connection: LiveConnection, seconds: number, from = 0): Promise<void> {
  for (let frame = from; frame < from + seconds; frame++) {
    now += 1_000;
    expect(await recordings.audio(connection, frame, second)).toEqual({ next_frame: frame + 1 });
  }
}

async function until(found: () => boolean | Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 4_000 && !(await found()); tries += 1) await sleep(5);
  expect(await found()).toBe(true);
}

const factsOf = (id: string): Promise<Fact[]> => options.log.read(id, 0, 10_000);

test('three at once, by an engine that streams: each gets its own words, drafts and readings, and none a complete', async () => {
  const talks = await Promise.all(
    Array.from({ length: 3 }, async () => {
      const connection = newLine();
      const { session_id } = await recordings.start(owner, shape, connection);
      const shown: Ephemeral[] = [];
      hub.subscribe(session_id, {
        onFacts: () => undefined,
        onEnd: () => undefined,
        onEphemeral: (entry) => void shown.push(entry),
      });
      return { connection, session_id, shown };
    }),
  );
  for (const { connection } of talks) await say(connection, 12);
  for (const { session_id, shown } of talks) {
    await until(async () => (await readView(options.log, session_id)).segments.length === 12);
    const view = await readView(options.log, session_id);
    expect(view.segments.map(({ id, text }) => [id, text.slice(0, 20)])).toEqual(
      view.segments.map((_, index) => [index, `We agreed on point ${index}`.slice(0, 20)]),
    );
    await until(async () => (await readView(options.log, session_id)).steps.enhanced_understanding.data !== null);
    const facts = await factsOf(session_id);
    expect(facts.filter(({ type }) => type === 'complete' || type === 'progress')).toEqual([]);
    expect(facts.every((fact) => fact.type !== 'result' || fact.provisional)).toBe(true);
    expect(shown).toContainEqual({
      type: 'partial',
      analysis_type: 'transcript',
      ephemeral: true,
      session_id,
      data: { text: 'We agreed on point', firm_chars: 9, start_s: 3 },
    });
    expect(shown).toContainEqual(
      expect.objectContaining({
        analysis_type: 'audio_analysis',
        data: expect.objectContaining({ level_dbfs: -20, pitch_hz: 120, speakers: [] }),
      }),
    );
    expect(await store.find(session_id)).toMatchObject({ status: 'created', audio: null });
  }
  const four = newLine();
  await recordings.start(owner, shape, four);
  await expect(recordings.start(owner, shape, newLine())).rejects.toMatchObject({ code: 'too_many_requests' });
  for (const { session_id } of talks) expect(await recordings.stop(owner, session_id)).toEqual({ session_id });
  expect(await store.find(talks[0]?.session_id ?? '')).toMatchObject({
    status: 'processing',
    duration_s: 12,
    audio: { content_type: 'audio/flac' },
  });
});

test('an abandoned recording is ended after half an hour, without losing a second; one without sound is deleted', async () => {
  const [connection, silent, here] = [newLine(), newLine(), newLine()];
  const { session_id } = await recordings.start(owner, shape, connection);
  const { session_id: empty } = await recordings.start(owner, shape, silent);
  const { session_id: open } = await recordings.start(owner, shape, here);
  await say(connection, 5);
  await say(here, 1);
  recordings.disconnected(connection);
  recordings.disconnected(silent);
  await recordings.sweep();
  expect((await store.find(session_id))?.audio).toBeNull();
  // Another process, after the first has been killed.
  const files = options.live;
  for (const id of [session_id, empty]) await files.touch(id, new Date(now));
  now = Math.max(now, Date.now()) + abandonedMs + 1;
  await recordings.sweep();
  expect(await store.find(session_id)).toMatchObject({ status: 'processing', duration_s: 5 });
  expect(await store.find(empty)).toBeNull();
  expect((await store.find(open))?.audio, 'a page that is open is somebody').toBeNull();
  expect(existsSync(files.pathOf(session_id))).toBe(false);
  expect((await factsOf(session_id)).at(-1)).toMatchObject({ type: 'live', event: 'stopped', at_s: 5 });
  await expect(recordings.start(owner, { session_id, ...shape }, newLine())).rejects.toMatchObject({
    code: 'session_not_empty',
  });
});

test('a connection sends to one recording at a time', async () => {
  const connection = newLine();
  const { session_id: first } = await recordings.start(owner, shape, connection);
  await say(connection, 1);
  const { session_id: second_ } = await recordings.start(owner, shape, connection);
  await say(connection, 2);
  expect([recordings.placeOf(connection), connection.ends]).toEqual([{ session_id: second_, next_frame: 2 }, []]);
  expect(await recordings.start(owner, { session_id: first, ...shape }, newLine())).toEqual({
    session_id: first,
    next_frame: 1,
  });
  for (const id of [first, second_]) await recordings.stop(owner, id);
});

test('an ending that its process did not finish is finished by the next process', async () => {
  const connection = newLine();
  const { session_id } = await recordings.start(owner, shape, connection);
  await say(connection, 3);
  options.liveListener.finish = () => Promise.reject(new Error('killed'));
  options.liveListener.encode = () => Promise.reject(new Error('killed'));
  await expect(recordings.stop(owner, session_id)).rejects.toThrow('killed');
  const next = new LiveRecordings({ ...options, liveListener: scriptedListener() });
  await next.sweep();
  expect(await store.find(session_id)).toMatchObject({ status: 'processing', duration_s: 3 });
  await next.stopAll();
});

test('limits are announced before they are reached, twice each', () => {
  const watch = new LimitWatch({ max_s: 7_200, max_bytes: 1e9 });
  const told = [10, 6_599, 6_600, 6_601, 7_140, 7_150].map((sound_s) =>
    watch.check(sound_s, sound_s * 50_000).map(({ code, left_s, message }) => [code, left_s, message]),
  );
  expect(told).toEqual([
    [],
    [],
    [['length', 600, 'The recording ends by itself in about 10 minutes: here it may be 120 minutes long.']],
    [],
    [['length', 60, 'The recording ends by itself in about 60 seconds: here it may be 120 minutes long.']],
    [],
  ]);
  expect(new LimitWatch({ max_s: 7_200, max_bytes: 1e8 }).check(1_500, 75_000_000)).toMatchObject([
    { code: 'size', left_s: 500, message: expect.stringMatching(/about 8 minutes: here it may be 100 MB large/) },
  ]);
});

/** A simulated recording of some hours, checked each second: when each notice came, with its code and words. */
function watched(hours: number, bytesAt: (sound_s: number) => number, max_bytes = 1e9) {
  const watch = new LimitWatch({ max_s: 10_800, max_bytes });
  const told: { at_s: number; code: string; message: string }[] = [];
  for (let at_s = 1; at_s <= hours * 3_600; at_s++)
    for (const { code, message } of watch.check(at_s, bytesAt(at_s))) told.push({ at_s, code, message });
  return told;
}

test('three hours at 48 kHz: one channel fits, and for two the possible length is announced at the start', () => {
  // The rate of FLAC for speech; noise would need nearly all of the 96 kB per second.
  const one = watched(3, (sound_s) => sound_s * 55_000);
  expect(one.map(({ at_s, code }) => [at_s, code])).toEqual([
    [10_200, 'length'],
    [10_740, 'length'],
  ]);
  const two = watched(3, (sound_s) => Math.min(1e9, sound_s * 125_000));
  expect(two.slice(0, 3).map(({ at_s, code }) => [at_s, code])).toEqual([
    [30, 'size'],
    [7_400, 'size'],
    [7_940, 'size'],
  ]);
  expect(two[0]?.message).toBe('The recording ends by itself in about 2 h 13 min: here it may be 1000 MB large.');
});

test('for a recording that becomes louder the newest growth counts', () => {
  const told = watched(2, (sound_s) => sound_s * 5_000 + Math.max(0, sound_s - 5_400) * 170_000, 3e8);
  const ends_s = 5_400 + (3e8 - 5_400 * 5_000) / 175_000;
  const [ten, one] = told.filter(({ code }) => code === 'size').slice(-2);
  expect(ends_s - (ten?.at_s ?? 0)).toBeGreaterThan(540);
  expect(ends_s - (one?.at_s ?? 0)).toBeGreaterThan(50);
  expect(ends_s - (one?.at_s ?? 0)).toBeLessThan(75);
});

test('a recording that reaches the limit is kept as it is', async () => {
  recordings = new LiveRecordings({ ...options, limits: { max_s: 20, max_bytes: 1e9 } });
  const connection = newLine();
  const { session_id } = await recordings.start(owner, shape, connection);
  await say(connection, 20);
  expect(connection.notices.map(({ code }) => code)).toEqual(['length']);
  await expect(recordings.audio(connection, 20, second)).rejects.toMatchObject({ code: 'audio_too_long' });
  await until(() => connection.ends.includes('stopped'));
  expect((await store.find(session_id))?.duration_s).toBe(20);
});

test('a file that becomes too large is announced and ended in the same way', async () => {
  recordings = new LiveRecordings({ ...options, limits: { max_s: 7_200, max_bytes: 35 * second.length } });
  const connection = newLine();
  const { session_id } = await recordings.start(owner, shape, connection);
  let refused: unknown = null;
  for (let frame = 0; frame < 200 && refused === null; frame++) {
    now += 1_000;
    await recordings.audio(connection, frame, second).catch((error: unknown) => (refused = error));
    await sleep(1);
  }
  expect(refused).toMatchObject({ code: 'upload_too_large' });
  expect(connection.notices.map(({ code }) => code)).toContain('size');
  await until(async () => (await store.find(session_id))?.audio !== null);
});

test('a visitor who owns nothing here finds nothing, and a deleted recording is gone at once', async () => {
  const connection = newLine();
  const { session_id } = await recordings.start(owner, shape, connection);
  await say(connection, 2);
  for (const id of [session_id, newId(), 'nonsense']) {
    await expect(
      recordings.start({ owner_id: newId() }, { session_id: id, ...shape }, newLine()),
    ).rejects.toMatchObject({
      code: 'not_found',
    });
    await expect(recordings.stop({ owner_id: null }, id)).rejects.toMatchObject({ code: 'not_found' });
  }
  await options.erase(session_id);
  expect(connection.ends).toEqual(['erased']);
  await expect(recordings.audio(connection, 2, second)).rejects.toMatchObject({ code: 'live_taken' });
  expect(readdirSync(join(dataDir, 'sessions'))).not.toContain(session_id);
});

test('another process continues where the first stopped, and the first learns it with its next frame', async () => {
  const [first, second_] = [newLine(), newLine()];
  const { session_id } = await recordings.start(owner, shape, first);
  await say(first, 4);
  await until(async () => (await readView(options.log, session_id)).segments.length === 4);
  await recordings.pause(first);
  const other = new LiveRecordings({ ...options, liveListener: scriptedListener() });
  expect(await other.start(owner, { session_id, ...shape }, second_)).toEqual({ session_id, next_frame: 4 });
  await expect(recordings.audio(first, 4, second)).rejects.toMatchObject({ code: 'live_taken' });
  expect(first.ends).toEqual(['taken_over']);
  await other.resume(second_);
  expect((await readView(options.log, session_id)).live?.state, 'it was paused there').toBe('recording');
  for (let frame = 4; frame < 8; frame++) await other.audio(second_, frame, second);
  await until(async () => (await readView(options.log, session_id)).segments.length === 8);
  expect((await readView(options.log, session_id)).segments.map(({ id, start_s }) => [id, start_s])).toEqual(
    Array.from({ length: 8 }, (_, index) => [index, index]),
  );
  await other.stop(owner, session_id);
  expect(await store.find(session_id)).toMatchObject({ duration_s: 8 });
  await other.stopAll();
});

test('a marker that is repeated because a broken connection lost the answer is kept once; another one is added', async () => {
  const connection = newLine();
  const { session_id } = await recordings.start(owner, shape, connection);
  await say(connection, 5);
  for (const [text, at_s] of [
    ['the price', 3],
    ['the price', 3],
    ['the price', 4],
    ['the date', 3],
  ] as const)
    expect(await recordings.mark(connection, text, at_s)).toEqual({ session_id, next_frame: 5 });
  const marks = (await readView(options.log, session_id)).live?.marks ?? [];
  expect(marks.map(({ at_s, text }) => [at_s, text])).toEqual([
    [3, 'the price'],
    [3, 'the date'],
    [4, 'the price'],
  ]);
});
