import { setTimeout as sleep } from 'node:timers/promises';
import { createSession } from '#e2e/support/api';
import { allSeen } from '#e2e/support/oracle';
import { startServer } from '#e2e/support/server';
import { freshFolder } from '#lib/db/testing/template';
import { type Watcher, watchEvents, watchSocket } from '#e2e/support/watcher';
import { samplePath } from '#e2e/support/audio';
import type { Measure } from '#scripts/bench/measures';
import { againstTable, leave } from './support.ts';

const rounds = Number(process.env['SOAK_KILLS'] ?? 100);
const live = 20;
/** The life of a server before it is killed, random between these. */
const livesMs = { least: 200, most: 3000 };

/**
 * SIGKILL at random moments, while twenty sessions are being analysed; each has a viewer over SSE and one over
 * socket.io.
 */
export async function kills(): Promise<Measure[]> {
  using folder = await freshFolder();
  let base = 'http://127.0.0.1:9';
  let port = 0;
  const url = (): string => base;
  const bySession = new Map<string, Watcher[]>();
  const unfinished = (): Watcher[] =>
    [...bySession.values()].flat().filter(({ seen }) => seen.at(-1)?.type !== 'complete');
  const resumed: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const server = await startServer({ dataDir: folder.path, port, env: { RATE_LIMIT: '0' } });
    ({ url: base, port } = server);
    const back = timeToNews(unfinished());
    const life = sleep(livesMs.least + Math.random() * (livesMs.most - livesMs.least));
    while (unfinished().length < 2 * live) {
      const made = await Promise.race([
        createSession(base, samplePath('planning')).catch(() => null),
        life.then(() => null),
      ]);
      if (!made) break;
      bySession.set(made.session_id, [watchEvents(url, made.session_id), watchSocket(url, made.session_id)]);
    }
    await life;
    await server.kill();
    const took = await Promise.race([back, sleep(0, null)]);
    if (took !== null) resumed.push(took);
  }
  const last = await startServer({ dataDir: folder.path, port, env: { RATE_LIMIT: '0' } });
  ({ url: base } = last);
  const start = performance.now();
  const back = await Promise.race([timeToNews(unfinished()), sleep(30_000, 30_000)]);
  await allSeen([...bySession.values()].flat(), 'complete', 900_000);
  const took = (performance.now() - start) / 1000;
  const errors = [...bySession.values()]
    .flat()
    .flatMap(({ seen }) => seen.filter(({ type }) => type === 'error')).length;
  leave([...bySession.values()].flat());
  await last.stop();
  return [
    {
      what: `${rounds} SIGKILLs over ${bySession.size} sessions: failed steps seen`,
      unit: 'times',
      target: 0,
      measured: errors,
    },
    { what: 'kills: first news after the last start', unit: 's', target: 5, measured: back / 1000 },
    {
      what: 'kills: first news after a start, slowest that was seen',
      unit: 's',
      target: 5,
      measured: resumed.length > 0 ? Math.max(...resumed) / 1000 : null,
    },
    { what: 'kills: all complete after the last start', unit: 's', target: null, measured: took },
    await againstTable('kills', folder.path, bySession),
  ];
}

/** The time until one of them sees more than now, in ms. */
async function timeToNews(watchers: readonly Watcher[]): Promise<number> {
  const start = performance.now();
  const before = watchers.map(({ seen }) => seen.length);
  while (watchers.every(({ seen }, index) => seen.length === before[index])) {
    if (performance.now() - start > 30_000) break;
    await sleep(20);
  }
  return performance.now() - start;
}
