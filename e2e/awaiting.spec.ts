import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startServer, type TestServer } from '#e2e/support/server';
import { factsOf, readRun } from '#e2e/support/sse';
import { expect, test } from '#e2e/support/test';
import { startPostgres, type TestPostgres } from '#lib/db/testing/postgres';

/** No process works on accepted jobs until a worker is started, so they wait as long as the test needs. */
let postgres: TestPostgres;
let dataDir: string;
let env: Record<string, string>;
let web: TestServer;
let worker: TestServer | undefined;

test.beforeAll(async ({ settings }) => {
  test.setTimeout(120_000);
  postgres = await startPostgres();
  dataDir = mkdtempSync(join(tmpdir(), 'undertone-awaiting-'));
  env = { DATABASE_URL: await postgres.newDatabase(), ...settings };
  web = await startServer({ dataDir, env: { ...env, ROLE: 'web' } });
  await web.ready();
});
test.afterAll(async () => {
  await worker?.stop();
  await web.stop();
  await postgres.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

test(
  'a stream until complete waits for an accepted step that has not started, and ends when it is dropped',
  { tag: '@streams-long' },
  async () => {
    test.setTimeout(120_000);
    const form = new FormData();
    form.append('transcript', 'Anna: Shall we move the launch to Friday?\nBen: Yes, I will send the plan tomorrow.');
    const { session_id, owner_token } = (await (
      await fetch(`${web.url}/api/sessions`, { method: 'POST', body: form })
    ).json()) as { session_id: string; owner_token: string };
    const address = `${web.url}/api/sessions/${session_id}`;
    const headers = { authorization: `Bearer ${owner_token}` };
    const follow = (after: number) => fetch(`${address}/events?until=complete&after=${after}`);
    const again = async (type: string) =>
      expect((await fetch(`${address}/steps/${type}`, { method: 'POST', headers, body: '{}' })).status).toBe(202);

    const first = follow(0);
    worker = await startServer({ dataDir, env: { ...env, ROLE: 'worker' } });
    const last = factsOf(await readRun(await first)).at(-1)?.seq ?? 0;
    // The queue drops the run soon after its last fact.
    await expect.poll(async () => (await follow(last)).status).toBe(204);
    await worker.stop();

    await again('argument_analysis');
    const dropped = await follow(last);
    expect(dropped.status).toBe(200);
    expect((await fetch(`${address}/run`, { method: 'DELETE', headers })).ok).toBe(true);
    expect(factsOf(await readRun(dropped)), 'nothing came, and the stream ended').toEqual([]);
    expect((await follow(last)).status).toBe(204);

    await again('argument_analysis');
    await again('speaker_attitude');
    const waiting = await follow(last);
    expect(waiting.status).toBe(200);
    worker = await startServer({ dataDir, env: { ...env, ROLE: 'worker' } });
    const facts = factsOf(await readRun(waiting));
    // Two workers may take them at the same time, so either may come first.
    const told = facts.map((fact): string => ('analysis_type' in fact ? fact.analysis_type : undefined) ?? fact.type);
    const [before, after] =
      told[0] === 'argument_analysis'
        ? ['argument_analysis', 'speaker_attitude']
        : ['speaker_attitude', 'argument_analysis'];
    expect(told).toEqual([before, before, before, 'complete']);
    const rest = factsOf(await readRun(await follow(facts.at(-1)?.seq ?? 0)));
    expect(rest.at(-1)?.type).toBe('complete');
    expect(rest[0]).toMatchObject({ analysis_type: after });
    await expect.poll(async () => (await follow(rest.at(-1)?.seq ?? 0)).status).toBe(204);
    const { port } = worker;
    const numbers = await (await fetch(`http://127.0.0.1:${port}/api/metrics`)).text();
    expect(numbers).toMatch(/^undertone_queue_wait_seconds_count 2$/m);
    // They waited while a server was started.
    expect(Number(/^undertone_queue_wait_seconds_sum (\S+)$/m.exec(numbers)?.[1])).toBeGreaterThan(0.5);
    expect(await (await fetch(`${web.url}/api/metrics`)).text()).toMatch(/^undertone_queue_depth 0$/m);
  },
);
