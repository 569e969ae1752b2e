import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createSession } from '#e2e/support/api';
import { longRecording, samplePath } from '#e2e/support/audio';
import { allSeen, differences, tableOf } from '#e2e/support/oracle';
import { startServer } from '#e2e/support/server';
import { freshFolder } from '#lib/db/testing/template';
import { expect, test } from '#e2e/support/test';
import { finalResults, type Watcher, watchEvents, watchSocket } from '#e2e/support/watcher';
import { mayRun } from '#lib/base/testing/may-run';
import { analysisTypes } from '#lib/analyses/steps';

/** Debian's `libfaketime`: a file sets the system's clock, while time passes at its own pace. */
const library = ['/usr/lib/x86_64-linux-gnu', '/usr/lib/aarch64-linux-gnu']
  .map((folder) => `${folder}/faketime/libfaketime.so.1`)
  .find((path) => existsSync(path));

test(
  'the clock is set back an hour and forward a day during runs: each completes, and viewers see everything once',
  { tag: '@long' },
  async () => {
    test.skip(!mayRun(library !== undefined, process.platform === 'linux'), 'libfaketime is not installed');
    test.setTimeout(240_000);
    using folder = await freshFolder();
    const clock = join(mkdtempSync(join(tmpdir(), 'undertone-clock-')), 'clock');
    const setClock = (by: string): void => writeFileSync(clock, `${by}\n`);
    setClock('+0');
    const env = {
      LD_PRELOAD: library ?? '',
      FAKETIME_TIMESTAMP_FILE: clock,
      FAKETIME_NO_CACHE: '1',
      FAKETIME_DONT_FAKE_MONOTONIC: '1',
      DONT_FAKE_MONOTONIC: '1',
    };
    const server = await startServer({ dataDir: folder.path, env });
    await server.ready();
    const viewers: Watcher[] = [];
    const ids: string[] = [];
    const begin = async (path: string): Promise<void> => {
      const { session_id: id } = await createSession(server.url, path);
      ids.push(id);
      viewers.push(
        watchEvents(() => server.url, id),
        watchSocket(() => server.url, id),
      );
    };
    try {
      for (const by of ['-3600', '+86400', '+0']) {
        await begin(await longRecording(2));
        await expect
          .poll(() => viewers.at(-2)?.seen.some(({ type }) => type === 'partial'), { timeout: 60_000 })
          .toBe(true);
        setClock(by);
        // Queued by the new time, next to jobs queued by the old one.
        await begin(samplePath('planning'));
        await sleep(500);
      }
      await allSeen(viewers, 'complete', 150_000);
      for (const { seen } of viewers) {
        expect(finalResults(seen)).toHaveLength(analysisTypes.length);
        expect(seen.filter(({ type }) => type === 'error')).toEqual([]);
      }
      const times = await Promise.all(
        ids.map(
          async (id) =>
            ((await (await fetch(`${server.url}/api/sessions/${id}`)).json()) as { created_at: string }).created_at,
        ),
      );
      const spread = Math.max(...times.map(Date.parse)) - Math.min(...times.map(Date.parse));
      expect(spread, 'the clock was really set').toBeGreaterThan(20 * 3_600_000);
      expect(server.errors()).toEqual([]);
    } finally {
      for (const watcher of viewers) watcher[Symbol.dispose]();
      await server.stop();
      rmSync(join(clock, '..'), { recursive: true, force: true });
    }
    const table = await tableOf(folder.path, ids);
    for (const [index, id] of ids.entries()) {
      expect(differences(viewers.slice(2 * index, 2 * index + 2), table.get(id) ?? []), id).toEqual([]);
    }
  },
);
