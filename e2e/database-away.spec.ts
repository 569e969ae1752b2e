import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createSession, problemOf } from '#e2e/support/api';
import { longRecording, samplePath } from '#e2e/support/audio';
import { allSeen, differences } from '#e2e/support/oracle';
import { startProxy } from '#e2e/support/proxy';
import { startServer } from '#e2e/support/server';
import { factsOf, readRun } from '#e2e/support/sse';
import { expect, test } from '#e2e/support/test';
import { hashOf, watchEvents, watchSocket } from '#e2e/support/watcher';
import { startPostgres } from '#lib/db/testing/postgres';

/** What is promised to be survived. */
const awayMs = 10_000;

test('a database that is away for ten seconds in the middle of a run costs nothing but time', async () => {
  test.setTimeout(240_000);
  await using postgres = await startPostgres();
  const database = new URL(await postgres.newDatabase());
  await using line = await startProxy(Number(database.port));
  database.port = new URL(line.url).port;
  const dataDir = mkdtempSync(join(tmpdir(), 'undertone-away-'));
  await using server = await startServer({ dataDir, env: { DATABASE_URL: database.href, LOG_LEVEL: 'info' } });
  await server.ready();
  const { session_id: id } = await createSession(server.url, await longRecording());
  const viewers = [watchEvents(() => server.url, id), watchSocket(() => server.url, id)];
  try {
    await expect.poll(() => viewers.every(({ seen }) => seen.some(({ type }) => type === 'partial')), { timeout: 60_000 }).toBe(true);
    line.cut();
    const refused = await fetch(`${server.url}/api/sessions/${id}`);
    expect(refused.status).toBeGreaterThanOrEqual(500);
    expect((await problemOf(refused))?.detail).toMatch(/^[A-Z].{15,}\.$/s);
    await sleep(awayMs);
    line.restore();
    await allSeen(viewers, 'complete', 150_000);
    const facts = factsOf(await readRun(await fetch(`${server.url}/api/sessions/${id}/events?until=complete`)));
    expect(facts.map(({ seq }) => seq)).toEqual(facts.map((_, index) => index + 1));
    expect(facts.at(-1)).toMatchObject({ type: 'complete', failed: [] });
    expect(facts.filter((fact) => fact.type === 'result' && !fact.provisional)).toHaveLength(12);
    expect(differences(viewers, facts.map((fact) => ({ seq: fact.seq, hash: hashOf(fact) })))).toEqual([]);
    const next = await createSession(server.url, samplePath('planning'));
    expect(factsOf(await readRun(await fetch(`${server.url}/api/sessions/${next.session_id}/events?until=complete`))).at(-1)).toMatchObject({ type: 'complete', failed: [] });
  } finally {
    for (const viewer of viewers) viewer[Symbol.dispose]();
    rmSync(dataDir, { recursive: true, force: true });
  }
});
