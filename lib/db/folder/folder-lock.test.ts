import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { makeReadOnly, mountSmall, unmount } from '#lib/base/testing/full-disk';
import { holderFile, holderOf, lockFile, lockFolder } from './folder-lock.ts';
import { lockRounds } from '#lib/db/testing/lock-rounds';

const folder = () => mkdtempSync(join(tmpdir(), 'undertone-lock-'));
const self = `pid ${process.pid} on ${hostname()}`;

test('a second lock is refused with the pid of the first, until the first is released', () => {
  const dir = folder();
  expect(holderOf(dir)).toBeNull();
  const lock = lockFolder(dir);
  expect(() => lockFolder(dir)).toThrow(
    expect.objectContaining({ code: 'folder_locked', message: expect.stringContaining(self) }),
  );
  expect(holderOf(dir)).toBe(self);
  lock.release();
  lock.release();
  expect([holderOf(dir), existsSync(join(dir, holderFile))]).toEqual([null, false]);
  lockFolder(dir).release();
});

test('the locked file stays, and stays empty', () => {
  const dir = folder();
  const lock = lockFolder(dir);
  const { ino } = statSync(join(dir, lockFile));
  lock.release();
  lockFolder(dir).release();
  expect(statSync(join(dir, lockFile))).toMatchObject({ ino, size: 0 });
});

test.each([
  ['this very process', { pid: process.pid, host: hostname() }],
  ['a process of another machine', { pid: 1, host: 'elsewhere' }],
  ['what an earlier version wrote', { pid: process.pid, host: hostname(), boot: 'another', started: '1' }],
  ['nothing that can be read', 'half a na'],
])('a holder’s name that is left in the folder does not lock it: %s', (_, left) => {
  const dir = folder();
  writeFileSync(join(dir, holderFile), JSON.stringify(left));
  expect(holderOf(dir)).toBeNull();
  const lock = lockFolder(dir);
  expect(JSON.parse(readFileSync(join(dir, holderFile), 'utf8'))).toEqual({ pid: process.pid, host: hostname() });
  lock.release();
});

test('of six processes that start at once after a killed holder, exactly one gets the lock, four times; the others learn who', async () => {
  for (const { holders, refusals } of await lockRounds(4)) {
    expect(holders).toHaveLength(1);
    expect(refusals).toHaveLength(5);
    for (const line of refusals) expect(line).toContain(`pid ${holders[0]} on ${hostname()}`);
  }
}, 120_000);

test('a file system without locks gives a sentence with the reason', () => {
  const dir = folder();
  mkdirSync(join(dir, lockFile));
  expect(() => lockFolder(dir)).toThrow(
    expect.objectContaining({
      code: 'folder_unusable',
      message: expect.stringMatching(/cannot be locked: .*\. Two servers/),
    }),
  );
  writeFileSync(join(dir, 'file'), '');
  expect(() => lockFolder(join(dir, 'file'))).toThrow(expect.objectContaining({ code: 'folder_unusable' }));
});

test('a folder that cannot be written gives a sentence, too', () => {
  const dir = folder();
  const isMounted = mountSmall(dir, 1_000_000) && makeReadOnly(dir);
  if (!isMounted) chmodSync(dir, 0o500);
  try {
    // For a user who may do everything and mounts nothing there is no such folder.
    if (isMounted || process.getuid?.() !== 0) {
      expect(() => lockFolder(dir)).toThrow(
        expect.objectContaining({
          code: 'folder_unusable',
          message: expect.stringMatching(/cannot be written: .*(?:EACCES|EROFS).* DATA_DIR to another folder\.$/),
        }),
      );
    }
  } finally {
    if (isMounted) unmount(dir);
  }
});
