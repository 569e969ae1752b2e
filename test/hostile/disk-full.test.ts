import { sql } from 'drizzle-orm';
import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createListener } from '#lib/audio/listener';
import { encode } from '#lib/audio/testing/encode';
import { noise, writeWav } from '#lib/audio/testing/sounds';
import { toAppError } from '#lib/base/errors';
import { reservedBytes } from '#lib/base/free-space';
import { fillDisk, mountSmall, unmount } from '#lib/base/testing/full-disk';
import { isLong } from '#lib/base/testing/long';
import { mayRun } from '#lib/base/testing/may-run';
import { openEmbedded } from '#lib/db/embedded/embedded';
import { copyTemplate } from '#lib/db/testing/template';
import { readForm } from '#lib/transports/http/receive/read-form';

const folder = await mkdtemp(join(tmpdir(), 'disk-full-'));
const [tiny, small, disk] = [join(folder, 'tiny'), join(folder, 'small'), join(folder, 'disk')];
await Promise.all([tiny, small, disk].map((path) => mkdir(path)));
const isMounted = [
  mountSmall(tiny, 1_000_000),
  mountSmall(small, reservedBytes + 10_000_000),
  mountSmall(disk, 200_000_000),
].every(Boolean);

describe.runIf(mayRun(isMounted, process.platform === 'linux'))('a full disk', () => {
  const listener = createListener({ maxAudioMinutes: 30 });
  beforeAll(() => listener.warm());
  afterAll(() => listener.close());

  test('decoding ends with disk_full and leaves nothing; the decoder continues', async () => {
    const path = await writeWav(join(folder, 'a.wav'), 16_000, noise(120, 16_000, -20));
    const listen = (where: string) =>
      listener.listen({
        path,
        work_dir: where,
        peaks_path: join(where, 'peaks.json'),
        playable_path: join(where, 'copy.mp3'),
        signal: new AbortController().signal,
      }).measured;
    await expect(listen(tiny)).rejects.toMatchObject({ code: 'disk_full', message: expect.stringContaining('disk') });
    expect((await readdir(tiny)).filter((name) => name.startsWith('peaks') || name.startsWith('copy'))).toEqual([]);
    const work = await mkdtemp(join(folder, 'work-'));
    expect((await listen(work)).duration_s).toBe(120);
  });

  test('an upload that announces its length is refused before it is read; any other, on the way', async () => {
    const form = (): FormData => {
      const made = new FormData();
      made.append('audio', new Blob([new Uint8Array(30_000_000)]), 'a.wav');
      return made;
    };
    const whole = new Request('http://localhost/', {
      method: 'POST',
      body: form(),
      headers: { 'content-length': '30000000' },
    });
    const limits = { max_bytes: 1e9 };
    await expect(readForm(whole, small, limits)).rejects.toMatchObject({ code: 'disk_full' });
    expect(await readdir(small)).toEqual([]);
    await expect(
      readForm(new Request('http://localhost/', { method: 'POST', body: form() }), small, limits),
    ).rejects.toMatchObject({ code: 'disk_full' });
  });

  test(
    'whichever write of a recording finds the disk full, it ends with disk_full and leaves nothing',
    { timeout: 120_000 },
    async () => {
      // This format needs a playable copy.
      const path = join(folder, 'b.mka');
      encode(path, noise(600, 16_000, -20), 16_000, { muxer: 'matroska', encoder: 'pcm_s16le' });
      // The disk fills after decoding has begun: no space is left, or for a part of a page, or for some of the rest.
      for (const left of isLong ? [0, 1, 4_096, 20_000, 200_000, 2_000_000] : [0, 4_096, 200_000]) {
        let free: (() => void) | null = null;
        const paths = { peaks_path: join(disk, 'peaks.json'), playable_path: join(disk, 'copy.mp3') };
        const on_progress = (): void => void (free ??= fillDisk(disk, left));
        const { measured } = listener.listen({
          path,
          work_dir: disk,
          ...paths,
          signal: new AbortController().signal,
          on_progress,
        });
        await expect(measured, `with ${left} bytes`).rejects.toMatchObject({ code: 'disk_full' });
        (free as (() => void) | null)?.();
        expect(
          (await readdir(disk)).filter((name) => name.startsWith('peaks') || name.startsWith('copy')),
          `with ${left} bytes`,
        ).toEqual([]);
        for (const name of await readdir(disk)) await rm(join(disk, name));
      }
    },
  );

  test('an embedded database without space for its rows says so, and continues when there is space', async () => {
    const dataDir = join(disk, 'rows');
    await copyTemplate(dataDir);
    const { db, close } = await openEmbedded(dataDir);
    await db.execute(sql`create table rows (id int, body text)`);
    const insert = (id: number) => db.execute(sql`insert into rows values (${id}, ${'x'.repeat(2000)})`);
    let acknowledged = 0;
    for (const left of isLong ? [0, 4_096, 50_000, 400_000] : [0, 50_000]) {
      const free = fillDisk(disk, left);
      const error: unknown = await (async () => {
        for (;;) {
          await insert(acknowledged + 1);
          acknowledged += 1;
        }
      })().catch((caught: unknown) => caught);
      expect(toAppError(error)).toMatchObject({ code: 'disk_full' });
      free();
      await insert(acknowledged + 1);
      acknowledged += 1;
    }
    await close();
    expect(await countRows(dataDir)).toBe(acknowledged);
    await rm(dataDir, { recursive: true });
  });

  test('one that cannot write its journal ends its process with a sentence, and loses nothing', async () => {
    const dataDir = join(disk, 'journal');
    await copyTemplate(dataDir);
    const { status, stdout, stderr } = spawnSync(process.execPath, ['lib/db/testing/fill-journal.ts', dataDir], {
      encoding: 'utf8',
      timeout: 60_000,
    });
    expect(status).toBe(1);
    expect(stderr).toBe(
      'The embedded database could not write its journal; most likely the disk is full. Nothing that was saved ' +
        'is lost: free some space and start again.\n',
    );
    await rm(join(dataDir, 'filler'));
    const acknowledged = Number(stdout.trim().split('\n').at(-1));
    expect(acknowledged).toBeGreaterThan(1000);
    expect(await countRows(dataDir)).toBe(acknowledged);
  });

  async function countRows(dataDir: string): Promise<number> {
    const { db, close } = await openEmbedded(dataDir);
    const { rows } = (await db.execute(sql`select count(*)::int as n from rows where id > 0`)) as {
      rows: { n: number }[];
    };
    await close();
    return rows[0]?.n ?? -1;
  }
});

afterAll(async () => {
  if (isMounted) for (const path of [tiny, small, disk]) unmount(path);
  await rm(folder, { recursive: true, force: true });
});
