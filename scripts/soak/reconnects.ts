import { allSeen } from '#e2e/support/oracle';
import { startServer } from '#e2e/support/server';
import { freshFolder } from '#lib/db/testing/template';
import { watchEvents, watchSocket } from '#e2e/support/watcher';
import type { Measure } from '#scripts/bench/measures';
import { againstTable, emptySession, leave } from './support.ts';

const facts = 5000;

/**
 * A thousand viewers that reconnect at once to a log of 5,000 facts and request all of it: 800 over SSE and 200 over
 * socket.io.
 */
export async function reconnects(): Promise<Measure[]> {
  using folder = await freshFolder();
  const server = await startServer({ dataDir: folder.path, injects: true, env: { LOG_LEVEL: 'warn' } });
  await server.ready();
  const id = await emptySession(server.url);
  await server.inject({ session_id: id, count: facts });
  const start = performance.now();
  const all = Array.from({ length: 1000 }, (_, index) =>
    index % 5 === 4 ? watchSocket(() => server.url, id) : watchEvents(() => server.url, id),
  );
  await allSeen(all, facts, 300_000);
  const took = (performance.now() - start) / 1000;
  leave(all);
  await server.stop();
  return [
    { what: '1,000 reconnects at once, 5,000 facts each: caught up', unit: 's', target: 15, measured: took },
    await againstTable('1,000 reconnects', folder.path, new Map([[id, all]])),
  ];
}
