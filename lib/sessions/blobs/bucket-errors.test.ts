import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { parseSettings } from '#lib/base/settings/settings';
import { BucketBlobs } from './bucket-blobs.ts';
import { newId } from '#lib/sessions/ids';
import { type FaultMode, type S3Server, startS3 } from '#lib/sessions/testing/s3-server';

const times = { connect: 500, idle: 400, answer: 3_000 };
const signal = new AbortController().signal;

interface Store extends AsyncDisposable {
  s3: S3Server;
  blobs: BucketBlobs;
  folder: string;
  /** Writes the bytes into a file, and returns its path. */
  file(bytes: Buffer): Promise<string>;
}

/** A store of a test's own: those that mostly wait run side by side. */
async function startStore(): Promise<Store> {
  const folder = await mkdtemp(join(tmpdir(), 'undertone-trouble-'));
  const s3 = await startS3();
  const blobs = open(s3.url);
  return {
    s3,
    blobs,
    folder,
    async file(bytes) {
      const path = join(folder, 'sent');
      await writeFile(path, bytes);
      return path;
    },
    async [Symbol.asyncDispose]() {
      blobs.close();
      await s3.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function open(url: string): BucketBlobs {
  const address = parseSettings({ BLOB_URL: url }).BLOB_URL;
  if (!address) throw new Error('no address');
  return new BucketBlobs(address, times);
}

// Each store has the same keys.
beforeAll(async () => {
  await using s3 = await startS3();
  vi.stubEnv('AWS_ACCESS_KEY_ID', s3.keys.id);
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', s3.keys.secret);
});
afterAll(() => void vi.unstubAllEnvs());

const small = randomBytes(2_000);
const large = randomBytes(20_000_000);

// expect.poll is bound to one test at a time, so those with it run alone.
test.concurrent.each<FaultMode>(['away', 'silent', 'forbidding', 'busy', 'no bucket'])(
  'a store that is %s: every call fails with a sentence that reveals nothing, and leaves nothing behind',
  async (fault) => {
    await using store = await startStore();
    const { s3, blobs, file } = store;
    const id = newId();
    await blobs.put(id, 'a.wav', await file(small));
    s3.fault = fault;
    const failure = {
      code: 'storage_unreachable',
      status: 503,
      message: expect.stringMatching(/^The storage for recordings is not answering[^:/]*\.$/),
    };
    await expect(blobs.put(id, 'b.wav', await file(small))).rejects.toMatchObject(failure);
    await expect(blobs.put(id, 'c.wav', await file(large))).rejects.toMatchObject(failure);
    // For HEAD requests a missing bucket looks like a missing file.
    if (fault === 'no bucket') expect(await blobs.size(id, 'a.wav')).toBeNull();
    else await expect(blobs.size(id, 'a.wav')).rejects.toMatchObject(failure);
    await expect(blobs.read(id, 'a.wav', { start: 0, end: 9 })).rejects.toMatchObject(failure);
    await expect(blobs.erase(id)).rejects.toMatchObject(failure);
    s3.fault = 'well';
    expect([...s3.objects.keys()].filter((key) => !key.endsWith('a.wav'))).toEqual([]);
    expect(s3.unfinished.size).toBe(0);
    expect(await blobs.size(id, 'a.wav'), 'afterwards all is as before').toBe(small.length);
  },
  30_000,
);

test.concurrent('a body that is cut again and again is resumed where it stopped, and arrives whole', async () => {
  await using store = await startStore();
  const { s3, blobs, folder, file } = store;
  const id = newId();
  await blobs.put(id, 'a.wav', await file(large));
  s3.fault = 'cutting';
  // Each time half of the rest arrives, until one byte is left, of which no half arrives.
  await expect(blobs.fetch(id, 'a.wav', folder, signal)).rejects.toMatchObject({ code: 'storage_unreachable' });
  s3.cuts = 8;
  expect((await readFile(await blobs.fetch(id, 'a.wav', folder, signal))).equals(large)).toBe(true);
  expect(s3.cuts).toBeLessThan(0);
});

test('a reader that stops, or is aborted, ends the transfer', async () => {
  await using store = await startStore();
  const { s3, blobs, folder, file } = store;
  const id = newId();
  await blobs.put(id, 'a.wav', await file(large));
  s3.fault = 'dripping';
  const reading = await blobs.read(id, 'a.wav', { start: 0, end: large.length - 1 });
  expect(s3.sending).toBe(1);
  reading.destroy();
  await expect.poll(() => s3.sending).toBe(0);

  const stop = new AbortController();
  const fetching = blobs.fetch(id, 'a.wav', folder, stop.signal);
  await expect.poll(() => s3.sending).toBe(1);
  stop.abort(new Error('the run was cancelled'));
  await expect(fetching).rejects.toThrow(/cancelled|aborted/);
  await expect.poll(() => s3.sending).toBe(0);
});

test.concurrent('a reader slower than the store’s time-out gets everything all the same', async () => {
  await using store = await startStore();
  const { blobs, file } = store;
  const id = newId();
  await blobs.put(id, 'a.wav', await file(large));
  const reading = await blobs.read(id, 'a.wav', { start: 0, end: large.length - 1 });
  const pieces: Buffer[] = [];
  for await (const piece of reading as AsyncIterable<Buffer>) {
    pieces.push(piece);
    if (pieces.length === 3) await sleep(3 * times.idle);
  }
  expect(Buffer.concat(pieces).equals(large)).toBe(true);
});

test('an aborted upload leaves neither object nor parts', async () => {
  await using store = await startStore();
  const { s3, blobs, file } = store;
  const stop = new AbortController();
  const putting = blobs.put(newId(), 'a.wav', await file(large), stop.signal);
  await expect.poll(() => s3.unfinished.size).toBe(1);
  stop.abort(new Error('the server stops'));
  await expect(putting).rejects.toThrow('the server stops');
  await expect.poll(() => s3.unfinished.size).toBe(0);
  expect(s3.objects.size).toBe(0);
});

test('parts that a killed process left are dropped with their session, or when they are old', async () => {
  await using store = await startStore();
  const { s3, blobs } = store;
  const ids = Array.from({ length: 5 }, newId);
  for (const id of ids)
    s3.unfinished.set(newId(), { key: `under/tone/sessions/${id}/a.wav`, at: new Date(), parts: new Map() });
  await blobs.erase(ids[0] ?? '');
  expect(s3.unfinished.size).toBe(4);
  await blobs.dropUnfinished(new Date(Date.now() - 60_000));
  expect(s3.unfinished.size).toBe(4);
  await blobs.dropUnfinished(new Date(Date.now() + 60_000));
  expect(s3.unfinished.size).toBe(0);
});

test.concurrent('the operator learns the problem, without keys', async () => {
  await using store = await startStore();
  const { s3, blobs, folder } = store;
  expect(await blobs.problem()).toBeNull();
  expect(s3.objects.size, 'the probe is gone').toBe(0);
  const words: Record<Exclude<FaultMode, 'well' | 'cutting' | 'dripping'>, RegExp> = {
    away: /the line was cut/,
    silent: /did not answer in time/,
    forbidding: /may not do it.*ListBucket/,
    busy: /SlowDown/,
    'no bucket': /no bucket of that name/,
  };
  for (const [fault, sentence] of Object.entries(words)) {
    s3.fault = fault as FaultMode;
    expect(await blobs.problem()).toMatch(sentence);
  }
  s3.fault = 'well';
  expect(await open(s3.url.replace('eu-central-1', 'us-east-1')).problem()).toMatch(/another region/);
  expect(await open(s3.url.replace('recordings', 'elsewhere')).problem()).toMatch(/no bucket of that name/);
  expect(await open('s3://recordings?endpoint=http://127.0.0.1:9').problem()).toMatch(/nobody listens/);
  expect(await readdir(folder)).toEqual([]);
}, 30_000);

test('the operator learns which key is wrong', async () => {
  await using store = await startStore();
  const { s3 } = store;
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'hunter2');
  expect(await open(s3.url).problem()).toMatch(/AWS_SECRET_ACCESS_KEY does not belong/);
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'AKIDUNKNOWN');
  expect(await open(s3.url).problem()).toMatch(/does not know AWS_ACCESS_KEY_ID/);
});
