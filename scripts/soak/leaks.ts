import { setTimeout as sleep } from 'node:timers/promises';
import { allOpen } from '#e2e/support/oracle';
import { startServer } from '#e2e/support/server';
import { readRun } from '#e2e/support/sse';
import { freshFolder } from '#lib/db/testing/template';
import { watchEvents, watchSocket } from '#e2e/support/watcher';
import type { Measure } from '#scripts/bench/measures';
import { emptySession, leave } from './support.ts';

const rounds = 100;
const connects = 200;
/** Rounds in which caches and compiled code settle. */
const warmRounds = 5;
/** The server releases memory this long after its last run. */
const collectMs = 8_000;

/** The counts in the server's process, from its own metrics. */
const counted = {
  listeners: 'undertone_viewers',
  handles: 'nodejs_active_handles_total',
  files: 'process_open_fds',
  heap: 'nodejs_heap_size_used_bytes',
} as const;
type Counts = Record<keyof typeof counted, number>;

/**
 * A hundred rounds in which two hundred viewers come, half over SSE and half over socket.io, and leave; every other
 * round some leave before they are answered.
 */
export async function leaks(): Promise<Measure[]> {
  using folder = await freshFolder();
  const server = await startServer({ dataDir: folder.path, injects: true, env: { LOG_LEVEL: 'warn' } });
  await server.ready();
  const id = await emptySession(server.url);
  await server.inject({ session_id: id, count: 100 });
  const url = (): string => server.url;
  const round = async (index: number): Promise<void> => {
    const all = Array.from({ length: connects }, (_, at) =>
      at % 2 === 0 ? watchEvents(url, id) : watchSocket(url, id),
    );
    if (index % 2 === 0) await allOpen(all);
    leave(all);
  };
  for (let index = 0; index < warmRounds; index += 1) await round(index);
  const before = await atRest(server.url);
  const start = performance.now();
  for (let index = 0; index < rounds; index += 1) await round(index);
  const took = (performance.now() - start) / 1000;
  const after = await atRest(server.url);
  const logged = server.errors().length;
  await server.stop();
  const more = (name: keyof Counts): number => after[name] - before[name];
  const what = `${rounds} rounds of ${connects} connects`;
  return [
    { what: `${what}: took`, unit: 's', target: null, measured: took },
    { what: `${what}: listeners left`, unit: 'times', target: 0, measured: after.listeners },
    { what: `${what}: more handles than before`, unit: 'times', target: 2, measured: more('handles') },
    { what: `${what}: more open files than before`, unit: 'times', target: 2, measured: more('files') },
    { what: `${what}: more heap than before`, unit: 'MB', target: 5, measured: more('heap') / 1e6 },
    { what: `${what}: errors logged`, unit: 'times', target: 0, measured: logged },
  ];
}

/** The counts when nobody is connected and the heap has been collected, which follows a run. */
async function atRest(base: string): Promise<Counts> {
  const form = new FormData();
  form.append('transcript', 'Anna: Shall we begin?\nBen: Yes, let us begin.');
  const { session_id } = (await (await fetch(`${base}/api/sessions`, { method: 'POST', body: form })).json()) as {
    session_id: string;
  };
  await readRun(await fetch(`${base}/api/sessions/${session_id}/events?until=complete`));
  await sleep(collectMs);
  const text = await (await fetch(`${base}/api/metrics`)).text();
  const value = (name: string): number => Number(new RegExp(`^${name} (\\S+)$`, 'm').exec(text)?.[1]);
  return {
    listeners: value(counted.listeners),
    handles: value(counted.handles),
    files: value(counted.files),
    heap: value(counted.heap),
  };
}
