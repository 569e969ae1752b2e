import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parseSettings } from '#lib/base/settings/settings';
import { lockFolder } from '#lib/db/folder/folder-lock';
import { checkFolder } from './folder.ts';
import { checkAddress, checkNode, checkOpenness } from './surroundings.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'doctor-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function doctor(env: Record<string, string>): Promise<{ code: number | null; text: string }> {
  const child = spawn(process.execPath, ['scripts/doctor.ts'], {
    cwd: join(import.meta.dirname, '../..'),
    env: { PATH: process.env['PATH'], NODE_ENV: 'test', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (piece: string) => (text += piece));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, text };
}

test('a working installation is reported as such, after a clip went through the engines, and nothing is created', async () => {
  const { code, text } = await doctor({ DATA_DIR: join(folder, 'new') });
  expect(text).toMatch(/ok {5}FFmpeg.*decoded and measured/);
  expect(text).toMatch(/ok {5}The engine for speech/);
  expect(text).toContain('Nothing is wrong.');
  expect(code).toBe(0);
  expect(await readdir(folder)).not.toContain('new');
});

test('faults are sentences, and the exit code shows them', async () => {
  const bad = await doctor({ DATA_DIR: folder, PORT: 'many' });
  expect(bad.text).toMatch(/FAULT {2}PORT is "many"/);
  expect(bad.code).toBe(1);
  const model = await doctor({ DATA_DIR: join(folder, 'new'), OPENAI_BASE_URL: 'http://127.0.0.1:9/v1' });
  expect(model.text).toMatch(/FAULT {2}The language model at http:\/\/127\.0\.0\.1:9\/v1 cannot be used: .*\./);
  expect(model.code).toBe(1);
});

test('a path that cannot be a folder, one with a broken database, and one that a server holds', async () => {
  await writeFile(join(folder, 'file'), '');
  expect(await checkFolder(join(folder, 'file'))).toMatchObject([
    { state: 'fault', sentence: expect.stringContaining('cannot be written') },
  ]);
  const broken = join(folder, 'broken');
  await mkdir(join(broken, 'postgres'), { recursive: true });
  await writeFile(join(broken, 'postgres', 'PG_VERSION'), '1\n');
  expect((await checkFolder(broken)).at(-1)).toMatchObject({
    state: 'fault',
    sentence: expect.stringContaining('does not open'),
  });
  const lock = lockFolder(broken);
  expect((await checkFolder(broken)).at(-1)).toMatchObject({
    state: 'hint',
    sentence: expect.stringContaining(`pid ${process.pid}`),
  });
  lock.release();
});

test('hints for addresses and an old Node', () => {
  expect(checkNode('20.19.0').state).toBe('fault');
  expect(checkAddress({ HOST: '0.0.0.0' })).toMatchObject([
    { state: 'hint', sentence: expect.stringContaining('HTTPS') },
  ]);
  expect(checkOpenness(parseSettings({ HOST: '0.0.0.0' }))).toMatchObject([
    { state: 'hint', sentence: expect.stringContaining('ACCESS_PASSWORD') },
  ]);
  expect(checkAddress({ HOST: '127.0.0.1', PUBLIC_URL: 'https://a.example' }).map(({ state }) => state)).toEqual([
    'well',
    'hint',
  ]);
});
