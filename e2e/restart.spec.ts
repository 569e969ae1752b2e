import { createSession } from '#e2e/support/api';
import { samplePath, sampleScript } from '#e2e/support/audio';
import { startServer } from '#e2e/support/server';
import { factsOf, frames, readRun } from '#e2e/support/sse';
import { freshFolder } from '#lib/db/testing/template';
import { expect, test } from '#e2e/support/test';
import { wordErrorRate } from '#lib/speech/testing/word-errors';
import type { SessionSnapshot } from '#lib/sessions/contract';

// e2e/crashes.spec.ts shows the same of a process that kills itself.
test('a server that is killed during a run finishes it at the next start', { tag: '@long' }, async () => {
  using folder = await freshFolder();
  const dataDir = folder.path;
  const first = await startServer({ dataDir });
  const { session_id } = await createSession(first.url, samplePath('argument'));
  let seen = 0;
  for await (const { data } of frames(await fetch(`${first.url}/api/sessions/${session_id}/events`))) {
    if ('seq' in data) seen = data.seq;
    if (data.type === 'partial' && data.analysis_type === 'transcript') break;
  }
  await first.kill();

  await using second = await startServer({ dataDir });
  const all = await readRun(await fetch(`${second.url}/api/sessions/${session_id}/events?until=complete`));
  const facts = factsOf(all);
  expect(
    facts.map((fact) => fact.seq),
    'one log, without a gap',
  ).toEqual(facts.map((_, index) => index + 1));
  expect(facts.length).toBeGreaterThan(seen);
  expect(facts.at(-1)).toMatchObject({ type: 'complete', failed: [] });
  const { view } = (await (await fetch(`${second.url}/api/sessions/${session_id}`)).json()) as SessionSnapshot;
  expect(view.progress.done).toBe(12);
  expect(
    wordErrorRate(sampleScript('argument').text, view.segments.map((segment) => segment.text).join(' ')),
  ).toBeLessThan(0.1);
  expect(second.errors()).toEqual([]);
});

test('a second server on the same folder is refused with a sentence', async ({ server }) => {
  await expect(startServer({ dataDir: server.dataDir })).rejects.toThrow(/in use|already/i);
  expect((await fetch(`${server.url}/api/health`)).ok).toBe(true);
});
