import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { lockFolder } from '#lib/db/folder-lock';

const folder = () => mkdtempSync(join(tmpdir(), 'undertone-lock-'));
const path = (dir: string) => join(dir, 'undertone.lock');

test('a second lock is refused with the pid of the first', () => {
  const dir = folder();
  const lock = lockFolder(dir);
  expect(() => lockFolder(dir)).toThrow(`pid ${process.pid}`);
  lock.release();
  lockFolder(dir).release();
  expect(existsSync(path(dir))).toBe(false);
});

test('the lock of a killed process is taken over', async () => {
  const dir = folder();
  const script = `import { lockFolder } from '#lib/db/folder-lock'; lockFolder(${JSON.stringify(dir)}); console.log('locked'); setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: ['ignore', 'pipe', 'inherit'] });
  await once(child.stdout, 'data');
  expect(() => lockFolder(dir)).toThrow(`pid ${child.pid}`);
  child.kill('SIGKILL');
  await once(child, 'exit');
  lockFolder(dir).release();
});

test('a pid that came back as another process does not hold the lock', () => {
  const dir = folder();
  lockFolder(dir);
  const held = JSON.parse(readFileSync(path(dir), 'utf8')) as object;
  writeFileSync(path(dir), JSON.stringify({ ...held, started: '1' }));
  lockFolder(dir).release();
});

test('a lock from before a restart of the machine does not hold', () => {
  const dir = folder();
  lockFolder(dir);
  const held = JSON.parse(readFileSync(path(dir), 'utf8')) as object;
  writeFileSync(path(dir), JSON.stringify({ ...held, boot: 'another' }));
  lockFolder(dir).release();
});

test('another machine’s lock holds: its processes cannot be seen from here', () => {
  const dir = folder();
  lockFolder(dir);
  const held = JSON.parse(readFileSync(path(dir), 'utf8')) as object;
  writeFileSync(path(dir), JSON.stringify({ ...held, host: 'elsewhere', pid: 1 }));
  expect(() => lockFolder(dir)).toThrow('pid 1 on elsewhere');
});
