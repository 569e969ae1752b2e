import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { parseSettings } from '#lib/base/settings/settings';
import { openPostgres } from '#lib/db/connection/postgres';
import { type TestPostgres, startPostgres } from '#lib/db/testing/postgres';
import { startS3 } from '#lib/sessions/testing/s3-server';
import { checkBucket, checkDatabase } from './stores.ts';

let postgres: TestPostgres;
let folder: string;
beforeAll(async () => {
  postgres = await startPostgres();
  folder = await mkdtemp(join(tmpdir(), 'doctor-stores-'));
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await postgres.stop();
  await rm(folder, { recursive: true, force: true });
});

async function ask(url: string, text: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query(text);
  await client.end();
}

test('a database: empty, migrated, behind, ahead', async () => {
  const url = await postgres.newDatabase();
  expect(await checkDatabase(url)).toMatchObject([
    { state: 'well', sentence: expect.stringMatching(/^PostgreSQL 1\d answers, with the database test_1\.$/) },
    { state: 'well', sentence: expect.stringContaining('no schema yet') },
    { state: 'well', sentence: expect.stringContaining('Notices') },
  ]);
  await (await openPostgres(url)).close();
  expect((await checkDatabase(url)).map(({ state, sentence }) => [state, sentence])).toContainEqual([
    'well',
    'It has the newest schema.',
  ]);
  await ask(
    url,
    'delete from drizzle.__drizzle_migrations where created_at = (select max(created_at) from drizzle.__drizzle_migrations)',
  );
  expect((await checkDatabase(url))[1]).toMatchObject({
    state: 'hint',
    sentence: expect.stringContaining('one step behind'),
  });
  await ask(url, "insert into drizzle.__drizzle_migrations (hash, created_at) values ('later', 99999999999999)");
  expect((await checkDatabase(url))[1]).toMatchObject({
    state: 'fault',
    sentence: expect.stringContaining('newer than this program'),
  });
});

test('a database that cannot be used gives a sentence without the password', async () => {
  const url = await postgres.newDatabase();
  for (const wrong of [
    url.replace('undertone:undertone', 'undertone:hunter2'),
    url.replace(/test_\d+/, 'nowhere'),
    'postgres://undertone:hunter2@127.0.0.1:9/undertone',
  ]) {
    const findings = await checkDatabase(wrong);
    expect(findings).toMatchObject([
      { state: 'fault', sentence: expect.stringMatching(/cannot be used: .+\. Look at host/) },
    ]);
    expect(JSON.stringify(findings)).not.toContain('hunter2');
  }
  await ask(url, "create role reader login password 'reader'");
  expect((await checkDatabase(url.replace('undertone:undertone', 'reader:reader')))[1]).toMatchObject({
    state: 'fault',
    sentence: expect.stringContaining('GRANT CREATE'),
  });
});

test('a working bucket, one that does not exist, and recordings that were left in the folder', async () => {
  await using s3 = await startS3();
  vi.stubEnv('AWS_ACCESS_KEY_ID', s3.keys.id);
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', s3.keys.secret);
  const check = async () => {
    const { BLOB_URL } = parseSettings({ BLOB_URL: s3.url });
    return BLOB_URL ? checkBucket(BLOB_URL, folder) : [];
  };
  expect(await check()).toMatchObject([{ state: 'well', sentence: expect.stringContaining('recordings') }]);
  expect(s3.objects.size).toBe(0);
  s3.fault = 'no bucket';
  await mkdir(join(folder, 'sessions/one'), { recursive: true });
  expect(await check()).toMatchObject([
    { state: 'fault', sentence: expect.stringContaining('no bucket of that name') },
    { state: 'hint', sentence: expect.stringContaining('files of a session') },
  ]);
});
