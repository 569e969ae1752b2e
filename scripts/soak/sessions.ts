import { join } from 'node:path';
import { createSession } from '#e2e/support/api';
import { allSeen } from '#e2e/support/oracle';
import { startServer } from '#e2e/support/server';
import { freshFolder } from '#lib/db/testing/template';
import { type Watcher, watchEvents, watchSocket } from '#e2e/support/watcher';
import type { Measure } from '#scripts/bench/measures';
import { againstTable, leave } from './support.ts';

const sentence = join(import.meta.dirname, '../../lib/speech/testing/fixtures/one-sentence.opus');
const count = 200;

/** Two hundred recordings at once, each with three viewers. */
export async function sessions(): Promise<Measure[]> {
  using folder = await freshFolder();
  const server = await startServer({ dataDir: folder.path, env: { LOG_LEVEL: 'warn', RATE_LIMIT: '0' } });
  await server.ready();
  const url = (): string => server.url;
  const start = performance.now();
  const bySession = new Map<string, Watcher[]>();
  await Promise.all(
    Array.from({ length: count }, async () => {
      const { session_id: id } = await createSession(server.url, sentence);
      bySession.set(id, [watchEvents(url, id), watchEvents(url, id), watchSocket(url, id)]);
    }),
  );
  const all = [...bySession.values()].flat();
  await allSeen(all, 'complete', 900_000);
  const took = (performance.now() - start) / 1000;
  const errors = all.flatMap(({ seen }) => seen.filter(({ type }) => type === 'error'));
  leave(all);
  await server.stop();
  return [
    { what: `${count} sessions at once, 3 viewers each: all complete after`, unit: 's', target: null, measured: took },
    {
      what: `${count} sessions: errors seen or logged`,
      unit: 'times',
      target: 0,
      measured: errors.length + server.errors().length,
    },
    await againstTable(`${count} sessions`, folder.path, bySession),
  ];
}
