import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, readdir, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { Upload } from '@tus/server';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDatabase } from '#lib/db/connection/client';
import { DatabaseLog } from '#lib/db/log/database-log';
import { DatabaseSessions } from '#lib/db/library/database-sessions';
import { lockFile, lockFolder } from '#lib/db/folder/folder-lock';
import { copyTemplate } from '#lib/db/testing/template';
import { FactHub } from '#lib/events/hub';
import { newId } from '#lib/sessions/ids';
import { Uploads } from '#lib/sessions/uploads/uploads';
import { backUp, restore } from './backup.ts';

let folder: string;
let data: string;
const id = newId();
const upload = `owner.${newId()}`;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'backup-'));
  data = join(folder, 'data');
  await copyTemplate(data);
  const database = await openDatabase(data);
  await new DatabaseSessions(database.db).insert({
    id,
    owner_id: 'owner',
    title: 'Team talk',
    context: {},
    audio: { file: 'recording-1.mp3', name: 'talk.mp3', content_type: 'audio/mpeg' },
    given: null,
    duration_s: 3,
  });
  await new DatabaseLog(database.db, new FactHub()).append(id, [
    { type: 'complete', message: 'Done.', failed: [], took_ms: 5 },
  ]);
  await database.close();
  await mkdir(join(data, 'sessions', id), { recursive: true });
  await writeFile(join(data, 'sessions', id, 'recording-1.mp3'), 'the sound');
  await writeFile(join(data, 'secret'), 'hidden', { mode: 0o600 });
  await mkdir(join(data, 'tmp', 'upload-x'), { recursive: true });
  const uploads = new Uploads(data);
  await uploads.sweep();
  await uploads.store.create(new Upload({ id: upload, size: 9, offset: 0 }));
  await uploads.store.write(Readable.from([Buffer.from('the ')]), upload, 0);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test('everything comes back: sessions, facts, recordings, unfinished uploads, secret', async () => {
  const file = join(folder, 'kept.tar.gz');
  expect((await backUp(data, file)).bytes).toBeGreaterThan(100_000);
  expect((await readdir(data)).toSorted()).toEqual(['postgres', 'secret', 'sessions', 'tmp', lockFile, 'uploads']);
  const other = join(folder, 'other');
  await restore(other, file);
  expect((await readdir(other)).toSorted()).toEqual(['postgres', 'secret', 'sessions', lockFile, 'uploads']);
  expect(await readFile(join(other, 'sessions', id, 'recording-1.mp3'), 'utf8')).toBe('the sound');
  const uploads = new Uploads(other);
  expect(
    await uploads.store.write(
      Readable.from([Buffer.from('sound')]),
      upload,
      (await uploads.store.getUpload(upload)).offset,
    ),
  ).toBe(9);
  expect(await readFile(join(other, 'uploads', upload), 'utf8')).toBe('the sound');
  expect(await uploads.sweep(), 'as old as it was').toBe(0);
  expect(await readFile(join(other, 'secret'), 'utf8')).toBe('hidden');
  const database = await openDatabase(other);
  expect(await new DatabaseSessions(database.db).find(id)).toMatchObject({ title: 'Team talk', last_seq: 1 });
  expect(await new DatabaseLog(database.db, new FactHub()).read(id, 0, 10)).toMatchObject([
    { seq: 1, type: 'complete', message: 'Done.' },
  ]);
  await database.close();
});

test('while a server runs on the folder nothing is copied, and no backup is overwritten', async () => {
  const lock = lockFolder(data);
  const file = join(folder, 'running.tar.gz');
  await expect(backUp(data, file)).rejects.toMatchObject({
    code: 'folder_locked',
    message: expect.stringContaining(String(process.pid)),
  });
  lock.release();
  await writeFile(file, 'x');
  await expect(backUp(data, file)).rejects.toMatchObject({ message: expect.stringContaining('already exists') });
  await expect(backUp(join(folder, 'nothing'), join(folder, 'n.tar.gz'))).rejects.toMatchObject({ code: 'not_found' });
});

test('a folder that is not empty, and a file that is no backup or a truncated one, are refused and nothing is left', async () => {
  const file = join(folder, 'half.tar.gz');
  await backUp(data, file);
  await expect(restore(data, file)).rejects.toMatchObject({ message: expect.stringContaining('not empty') });
  await truncate(file, 50_000);
  const fresh = join(folder, 'fresh');
  await expect(restore(fresh, file)).rejects.toMatchObject({
    code: 'invalid_settings',
    message: expect.stringContaining('damaged'),
  });
  await writeFile(file, 'no archive');
  await expect(restore(fresh, file)).rejects.toMatchObject({ code: 'invalid_settings' });
  expect(await readdir(fresh)).toEqual([lockFile]);
});

test('with a bucket the output says what the file does not hold', async () => {
  const env: NodeJS.ProcessEnv = {
    PATH: process.env['PATH'],
    NODE_ENV: 'test',
    DATA_DIR: data,
    BLOB_URL: 's3://talks?endpoint=http://127.0.0.1:9',
  };
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['scripts/backup.ts', 'backup', join(folder, 'bucket.tar.gz')],
    { cwd: join(import.meta.dirname, '../..'), env },
  );
  expect(stdout).toMatch(/recordings are in the bucket talks and not in this file/);
});
