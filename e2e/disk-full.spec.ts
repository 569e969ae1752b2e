import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createSession, formOf, problemOf } from '#e2e/support/api';
import { longRecording, samplePath } from '#e2e/support/audio';
import { allSeen, differences, tableOf } from '#e2e/support/oracle';
import { startServer } from '#e2e/support/server';
import { freshFolder } from '#lib/db/testing/template';
import { expect, test } from '#e2e/support/test';
import { finalResults, type Watcher, watchEvents, watchSocket } from '#e2e/support/watcher';
import { analysisTypes } from '#lib/analyses/steps';
import { reservedBytes } from '#lib/base/free-space';
import { fillDisk, mountSmall, unmount } from '#lib/base/testing/full-disk';
import { mayRun } from '#lib/base/testing/may-run';

test.setTimeout(240_000);

let disk = '';
let isMounted = false;

test.beforeAll(() => {
  disk = mkdtempSync(join(tmpdir(), 'undertone-disk-'));
  isMounted = mountSmall(disk, 400_000_000);
});
test.afterAll(() => {
  if (isMounted) unmount(disk);
  rmSync(disk, { recursive: true, force: true });
});

// test/hostile/disk-full.test.ts fills the disk under each part: uploads, decoding, rows and journal.
test(
  'a full disk affects uploads without space; a run waits, and everything that was seen is there after a restart',
  { tag: '@long' },
  async () => {
    test.skip(!mayRun(isMounted, process.platform === 'linux'), 'this user may not mount a disk');
    const dataDir = join(disk, 'data');
    {
      using folder = await freshFolder();
      cpSync(folder.path, dataDir, { recursive: true });
    }
    const server = await startServer({ dataDir });
    await server.ready();
    const viewers: Watcher[] = [];
    const ids: string[] = [];
    const watched = async (path: string): Promise<string> => {
      const { session_id: id } = await createSession(server.url, path);
      ids.push(id);
      viewers.push(
        watchEvents(() => server.url, id),
        watchSocket(() => server.url, id),
      );
      return id;
    };
    const refused = async (what: string): Promise<void> => {
      const form = await fetch(`${server.url}/api/sessions`, {
        method: 'POST',
        body: await formOf(samplePath('planning')),
      });
      const tus = await fetch(`${server.url}/api/uploads`, {
        method: 'POST',
        headers: { 'tus-resumable': '1.0.0', 'upload-length': '1000' },
      });
      for (const response of [form, tus]) {
        expect(response.status, what).toBe(507);
        expect(await problemOf(response), what).toMatchObject({
          code: 'disk_full',
          detail: expect.stringContaining('free some space'),
        });
      }
    };
    try {
      await watched(samplePath('planning'));
      await allSeen(viewers, 'complete');

      // Only the reserve is left: no new uploads are accepted, and the database continues.
      const id = await watched(await longRecording());
      const [, , viewer] = viewers;
      const measured = (): boolean => finalResults(viewer?.seen ?? []).length > 0;
      await expect.poll(measured, { timeout: 60_000 }).toBe(true);
      const freeReserve = fillDisk(dataDir, reservedBytes - 1_000_000);
      await refused('at the reserve');
      freeReserve();

      // No space at all: the run waits, and viewers can still view.
      const free = fillDisk(dataDir);
      await refused('at zero');
      const seen = viewer?.seen.length;
      await sleep(4000);
      expect(viewer?.seen.at(-1)?.type, 'the run is still going on').not.toBe('complete');
      expect(viewer?.seen.length ?? 0, 'nothing is shown that is not on disk').toBeLessThanOrEqual((seen ?? 0) + 2);
      expect((await fetch(`${server.url}/api/sessions/${id}`)).status).toBe(200);
      expect((await fetch(`${server.url}/s/${id}`, { headers: { accept: 'text/html' } })).status).toBe(200);
      free();

      await watched(samplePath('planning'));
      await allSeen(viewers, 'complete', 150_000);
      for (const { seen: all } of viewers) {
        expect(finalResults(all)).toHaveLength(analysisTypes.length);
        expect(all.filter(({ type }) => type === 'error')).toEqual([]);
      }
      expect(server.errors().filter((line) => !line.includes('disk_full') && !line.includes('ENOSPC'))).toEqual([]);
    } finally {
      for (const watcher of viewers) watcher[Symbol.dispose]();
      await server.stop();
    }
    const table = await tableOf(dataDir, ids);
    for (const [index, id] of ids.entries())
      expect(differences(viewers.slice(2 * index, 2 * index + 2), table.get(id) ?? []), id).toEqual([]);
  },
);
