import { setTimeout as sleep } from 'node:timers/promises';
import { allOpen, allSeen } from '#e2e/support/oracle';
import { startServer } from '#e2e/support/server';
import { freshFolder } from '#lib/db/testing/template';
import { watchEvents, watchSocket } from '#e2e/support/watcher';
import type { Measure } from '#scripts/bench/measures';
import { canReadMemory, readMemory } from '#scripts/bench/process-memory';
import { againstTable, emptySession, leave } from './support.ts';

const count = 125;
const step = 5;
const padding = 64_000;
/** In ms: a reader that takes nothing is cut off before this. */
const cutMs = 20_000;

/**
 * Two hundred viewers, of whom fifty stop reading before 8 MB come: these are cut off, and lose nothing; the others are
 * not affected.
 */
export async function sleepers(): Promise<Measure[]> {
  using folder = await freshFolder();
  const server = await startServer({ dataDir: folder.path, injects: true, env: { LOG_LEVEL: 'warn' } });
  await server.ready();
  const id = await emptySession(server.url);
  const url = (): string => server.url;
  const memory = (): number => (canReadMemory ? readMemory(server.pid).pss_mb : Number.NaN);
  const all = Array.from({ length: 200 }, (_, index) =>
    index % 5 === 4 ? watchSocket(url, id) : watchEvents(url, id),
  );
  const asleep = all.filter((_, index) => index % 4 === 0);
  const awake = all.filter((_, index) => index % 4 !== 0);
  await allOpen(all);
  for (const viewer of asleep) viewer.pause();
  const before = memory();
  let peak = before;
  const watch = setInterval(() => (peak = Math.max(peak, memory())), 1000);
  // Step by step, so that those who read never have much to catch up on, however slow the machine.
  for (let sent = step; sent <= count; sent += step) {
    await server.inject({ session_id: id, count: step, padding });
    await allSeen(awake, sent, 300_000);
  }
  await sleep(cutMs);
  clearInterval(watch);
  const disturbed = awake.filter((viewer) => viewer.returns > 0).length;
  for (const viewer of asleep) viewer.resume();
  await allSeen(asleep, count, 300_000);
  leave(all);
  await server.stop();
  return [
    { what: '50 of 200 asleep before 8 MB: of the others cut off', unit: 'times', target: 0, measured: disturbed },
    {
      what: '50 of 200 asleep: more memory than before (PSS)',
      unit: 'MB',
      target: 150,
      measured: canReadMemory ? peak - before : null,
    },
    await againstTable('50 of 200 asleep', folder.path, new Map([[id, all]])),
  ];
}
