import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pino } from 'pino';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { AppError } from '#lib/base/errors';
import { parseSettings } from '#lib/base/settings/settings';
import type { Blobs } from '#lib/sessions/blobs/blobs';
import { newId } from '#lib/sessions/ids';
import { openBlobs } from '#lib/sessions/blobs/open-blobs';
import { RunFiles } from './run-files.ts';
import { type S3Server, startS3 } from '#lib/sessions/testing/s3-server';

const patience = { first: 10, longest: 50, together: 1_000 };
let folder: string;
let s3: S3Server;
let blobs: Blobs;
let id: string;
let stop: AbortController;
let files: RunFiles;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'undertone-files-'));
  s3 = await startS3();
  vi.stubEnv('AWS_ACCESS_KEY_ID', s3.keys.id);
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', s3.keys.secret);
  blobs = await openBlobs(folder, parseSettings({ BLOB_URL: s3.url }).BLOB_URL);
  id = newId();
  await writeFile(join(folder, 'sent'), 'sound');
  await blobs.put(id, 'recording.wav', join(folder, 'sent'));
  stop = new AbortController();
  files = new RunFiles({
    blobs,
    logger: pino({ level: 'silent' }),
    session_id: id,
    work_dir: folder,
    signal: stop.signal,
    patience,
  });
});
afterEach(async () => {
  blobs.close();
  await s3.close();
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true, force: true });
});

test('a run waits for a store that does not answer, and continues when it does', async () => {
  s3.fault = 'away';
  const path = files.source('recording.wav')();
  await expect.poll(() => s3.asked.length).toBeGreaterThan(5);
  s3.fault = 'well';
  expect(await readFile(await path, 'utf8')).toBe('sound');
});

test('it does not wait for ever, nor for missing files, nor longer than the run', async () => {
  await expect(files.source('other.wav')()).rejects.toMatchObject({ code: 'recording_missing' });
  s3.fault = 'forbidding';
  await expect(files.source('recording.wav')()).rejects.toMatchObject({ code: 'storage_unreachable' });
  const waiting = files.source('recording.wav')();
  setTimeout(() => stop.abort(new AppError('cancelled', { reason: 'run' })), 100);
  await expect(waiting).rejects.toSatisfy(
    (error) => error instanceof Error && (error.name === 'AbortError' || error.message.includes('cancelled')),
  );
});

test('the files of a run are stored; an unavailable store is tried again at the end', async () => {
  await writeFile(files.paths.peaks_path, '{"peaks":[]}');
  await files.keep();
  expect(await blobs.size(id, 'peaks.json')).toBe(12);
  await writeFile(files.paths.playable_path, 'copy');
  s3.fault = 'away';
  await files.keep();
  const settled = files.settle();
  await sleep(50);
  s3.fault = 'well';
  await settled;
  expect(await blobs.size(id, 'playable.mp3')).toBe(4);
});

test('a stopped run writes nothing afterwards', async () => {
  await writeFile(files.paths.playable_path, Buffer.alloc(20_000_000));
  const keeping = files.keep();
  await expect.poll(() => s3.unfinished.size).toBe(1);
  await files.stop();
  await keeping;
  await blobs.erase(id);
  await files.settle();
  await expect.poll(() => s3.unfinished.size).toBe(0);
  expect(s3.objects.size).toBe(0);
});
