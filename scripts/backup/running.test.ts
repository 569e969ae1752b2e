import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { pino } from 'pino';
import { afterAll, expect, test } from 'vitest';
import { openEmbedded } from '#lib/db/embedded/embedded';
import { lockFolder } from '#lib/db/folder/folder-lock';
import { backupSocket, openBackupSocket } from '#lib/runtime/backup-socket';
import { copyTemplate } from '#lib/db/testing/template';
import { Folders } from '#lib/sessions/folders';
import { backUp, restore } from './backup.ts';
import { askRunning } from './running.ts';

const folder = mkdtempSync(join(tmpdir(), 'running-backup-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const logger = pino({ level: 'silent' });

test(
  'a running server provides a backup, which holds everything acknowledged, and continues',
  { timeout: 180_000 },
  async () => {
    const data = join(folder, 'data');
    await copyTemplate(data);
    const lock = lockFolder(data);
    const { db, copyTo, close } = await openEmbedded(data);
    const folders = new Folders(data);
    const backups = await openBackupSocket({ dataDir: data, folders, copyDatabase: copyTo, logger });
    expect(statSync(join(data, backupSocket)).mode & 0o777).toBe(0o600);
    mkdirSync(join(data, 'sessions', 'one'), { recursive: true });
    writeFileSync(join(data, 'sessions', 'one', 'recording.mp3'), 'the sound');
    writeFileSync(join(data, 'secret'), 'hidden');
    await db.execute(sql`create table rows (n int)`);

    // Facts are written all the time.
    let acknowledged = 0;
    let goesOn = true;
    const writing = (async () => {
      for (; goesOn; acknowledged += 1) await db.execute(sql`insert into rows values (${acknowledged})`);
    })();
    await sleep(200);
    const before = acknowledged;
    const file = join(folder, 'kept.tar.gz');
    expect(await backUp(data, file)).toMatchObject({ running: true });
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const after = acknowledged;
    goesOn = false;
    await writing;
    // The snapshot is deleted when the connection is closed.
    while (readdirSync(join(data, 'tmp', 'only')).length > 0) await sleep(20);

    // During a backup, deletions do not affect it.
    const moment = await askRunning(data);
    rmSync(join(data, 'sessions', 'one'), { recursive: true });
    expect(readFileSync(join(moment?.folder ?? '', 'sessions', 'one', 'recording.mp3'), 'utf8')).toBe('the sound');
    moment?.release();
    await backups.close();
    expect(await askRunning(data)).toBeNull();
    await expect(backUp(data, join(folder, 'other.tar.gz'))).rejects.toMatchObject({ code: 'folder_locked' });
    await close();
    lock.release();

    const restored = join(folder, 'restored');
    await restore(restored, file);
    expect(readFileSync(join(restored, 'sessions', 'one', 'recording.mp3'), 'utf8')).toBe('the sound');
    expect(readFileSync(join(restored, 'secret'), 'utf8')).toBe('hidden');
    const opened = await openEmbedded(restored);
    const { rows } = (await opened.db.execute(sql`select count(*)::int as n, max(n) as last from rows`)) as {
      rows: { n: number; last: number }[];
    };
    await opened.close();
    const [{ n, last } = { n: 0, last: 0 }] = rows;
    expect(n).toBe(last + 1);
    expect(n).toBeGreaterThanOrEqual(before);
    expect(n).toBeLessThanOrEqual(after + 1);
  },
);

test('the reason why a server could not make one is reported', async () => {
  const data = mkdtempSync(join(folder, 'broken-'));
  mkdirSync(join(data, 'postgres'));
  const backups = await openBackupSocket({
    dataDir: data,
    folders: new Folders(data),
    copyDatabase: () => Promise.reject(new Error('no space left')),
    logger,
  });
  await expect(backUp(data, join(folder, 'none.tar.gz'))).rejects.toMatchObject({
    message: expect.stringContaining('no space left'),
  });
  expect(readdirSync(folder).filter((name) => name.startsWith('none'))).toEqual([]);
  await backups.close();
});
