import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { parseSettings } from '#lib/base/settings/settings';
import { type Blobs, newFile } from './blobs.ts';
import { newId } from '#lib/sessions/ids';
import { openBlobs } from './open-blobs.ts';
import { type S3Server, startS3 } from '#lib/sessions/testing/s3-server';

let folder: string;
let s3: S3Server;
let blobs: Blobs;
const signal = new AbortController().signal;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'undertone-blobs-'));
  s3 = await startS3();
});
afterAll(async () => {
  await s3.close();
  await rm(folder, { recursive: true, force: true });
});
afterEach(() => {
  blobs.close();
  vi.unstubAllEnvs();
});

/** A file with these bytes, ready to be stored. */
async function file(bytes: Buffer | string): Promise<string> {
  const path = join(folder, newFile('recording', 'sent.wav'));
  await writeFile(path, bytes);
  return path;
}

const open = (BLOB_URL?: string) => openBlobs(join(folder, 'data'), parseSettings({ BLOB_URL }).BLOB_URL);
const useKeys = ({ id, secret }: S3Server['keys']) => {
  vi.stubEnv('AWS_ACCESS_KEY_ID', id);
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', secret);
};

/** TEST_BLOB_URL, with AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, runs the same against a store of your own. */
const real = process.env['TEST_BLOB_URL'];

describe.each(['folder', 'bucket', ...(real ? ['real store'] : [])])('in a %s', (kind) => {
  beforeEach(async () => {
    if (kind === 'bucket') useKeys(s3.keys);
    blobs = await open(kind === 'folder' ? undefined : kind === 'bucket' ? s3.url : real);
  });

  test('a stored file can be read, whole and in parts, until it is erased', async () => {
    const id = newId();
    const bytes = randomBytes(300_000);
    await blobs.put(id, 'recording-1.wav', await file(bytes));
    expect(await blobs.size(id, 'recording-1.wav')).toBe(300_000);
    expect(await buffer(await blobs.read(id, 'recording-1.wav', { start: 0, end: 299_999 }))).toEqual(bytes);
    expect(await buffer(await blobs.read(id, 'recording-1.wav', { start: 100_000, end: 100_000 }))).toEqual(
      bytes.subarray(100_000, 100_001),
    );
    expect(await buffer(await blobs.read(id, 'recording-1.wav', { start: 7, end: 200_006 }))).toEqual(
      bytes.subarray(7, 200_007),
    );
    const work = await mkdtemp(join(folder, 'work-'));
    expect(await readFile(await blobs.fetch(id, 'recording-1.wav', work, signal))).toEqual(bytes);

    await blobs.put(id, 'empty.json', await file(''));
    expect(await blobs.size(id, 'empty.json')).toBe(0);
    expect(await readFile(await blobs.fetch(id, 'empty.json', work, signal))).toHaveLength(0);
    await blobs.drop(id, 'empty.json');
    expect(await blobs.size(id, 'empty.json')).toBeNull();
    await blobs.drop(id, 'empty.json');

    await blobs.erase(id);
    expect(await blobs.size(id, 'recording-1.wav')).toBeNull();
    await expect(blobs.fetch(id, 'recording-1.wav', work, signal)).rejects.toMatchObject({
      code: 'recording_missing',
      status: 410,
    });
    await blobs.erase(id);
  });

  test('a large file is stored in parts and comes back byte for byte', async () => {
    const id = newId();
    const bytes = randomBytes(21_000_000);
    await blobs.put(id, 'long.wav', await file(bytes));
    expect(await blobs.size(id, 'long.wav')).toBe(bytes.length);
    const back = await readFile(await blobs.fetch(id, 'long.wav', await mkdtemp(join(folder, 'work-')), signal));
    expect(back.equals(bytes)).toBe(true);
    await blobs.erase(id);
  });

  test('erasing one session leaves the others', async () => {
    const ids = [newId(), newId(), newId()];
    const names = ['a.wav', 'b.wav', 'c.wav', 'd.wav', 'peaks.json'];
    for (const id of ids) for (const name of names) await blobs.put(id, name, await file(name));
    const [first = '', ...rest] = ids;
    await blobs.erase(first);
    for (const name of names) expect(await blobs.size(first, name)).toBeNull();
    for (const id of rest) for (const name of names) expect(await blobs.size(id, name)).toBe(name.length);
    for (const id of rest) await blobs.erase(id);
  });

  test('a working storage has no problem', async () => {
    expect(await blobs.problem()).toBeNull();
  });
});

test('in the folder, the file is moved and read in place', async () => {
  blobs = await open();
  const id = newId();
  const path = await file('sound');
  await blobs.put(id, 'a.wav', path);
  await expect(readFile(path)).rejects.toMatchObject({ code: 'ENOENT' });
  expect(await blobs.fetch(id, 'a.wav', folder, signal)).toBe(join(folder, 'data/sessions', id, 'a.wav'));
});

test('only the extension and the kind of a name reach the storage', () => {
  expect(newFile('recording', '../../etc/Pass wd.MP3')).toMatch(/^recording-[0-9a-f]{8}\.mp3$/);
  expect(newFile('transcript', 'a.t$t')).toMatch(/^transcript-[0-9a-f]{8}$/);
});

test('every request was signed correctly, below the prefix', async () => {
  expect(s3.asked.length).toBeGreaterThan(50);
  expect(s3.wrong).toEqual([]);
  const stored = s3.asked.filter((request) => request.startsWith('PUT '));
  expect(stored.length).toBeGreaterThan(5);
  expect(stored.filter((request) => !request.startsWith('PUT under/tone/'))).toEqual([]);
  expect(await readdir(join(folder, 'data'))).toEqual(['sessions']);
});
