import { setTimeout as sleep } from 'node:timers/promises';
import { allOpen, allSeen } from '#e2e/support/oracle';
import { startServer } from '#e2e/support/server';
import { freshFolder } from '#lib/db/testing/template';
import { watchEvents, watchSocket } from '#e2e/support/watcher';
import { quantile } from '#lib/base/statistics';
import type { Measure } from '#scripts/bench/measures';
import { canReadMemory, readMemory } from '#scripts/bench/process-memory';
import { againstTable, emptySession, leave } from './support.ts';

const rate = 20;
const seconds = 30;

/** A thousand viewers of one session, 800 over SSE and 200 over socket.io, at 20 facts a second. */
export async function viewers(): Promise<Measure[]> {
  using folder = await freshFolder();
  const server = await startServer({ dataDir: folder.path, injects: true, env: { LOG_LEVEL: 'warn' } });
  await server.ready();
  const id = await emptySession(server.url);
  const url = (): string => server.url;
  await server.inject({ session_id: id, count: 20, rate });
  await sleep(3000);
  const memory = (): number => (canReadMemory ? readMemory(server.pid).pss_mb : Number.NaN);
  const before = memory();
  const all = Array.from({ length: 1000 }, (_, index) =>
    index % 5 === 4 ? watchSocket(url, id) : watchEvents(url, id),
  );
  await allOpen(all, 120_000);
  await allSeen(all, 20);
  let peak = 0;
  const watch = setInterval(() => (peak = Math.max(peak, memory())), 2000);
  await server.inject({ session_id: id, count: rate * seconds, rate });
  clearInterval(watch);
  await allSeen(all, 20 + rate * seconds);
  const delays = all.flatMap(({ seen }) => seen.slice(20).map(({ delay_ms }) => delay_ms));
  const returned = all.filter((viewer) => viewer.returns > 0).length;
  leave(all);
  await server.stop();
  return [
    {
      what: '1,000 viewers, 20 facts/s: delay, 99th percentile',
      unit: 'ms',
      target: 150,
      measured: quantile(delays, 0.99),
    },
    { what: '1,000 viewers, 20 facts/s: delay, median', unit: 'ms', target: null, measured: quantile(delays, 0.5) },
    {
      what: '1,000 viewers: more memory than without them (PSS)',
      unit: 'MB',
      target: 150,
      measured: canReadMemory ? peak - before : null,
    },
    { what: '1,000 viewers: cut off', unit: 'times', target: 0, measured: returned },
    await againstTable('1,000 viewers', folder.path, new Map([[id, all]])),
  ];
}
