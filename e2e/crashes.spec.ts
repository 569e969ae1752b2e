import { setTimeout as sleep } from 'node:timers/promises';
import { createSession } from '#e2e/support/api';
import { samplePath, sampleScript } from '#e2e/support/audio';
import { allSeen, differences, tableOf } from '#e2e/support/oracle';
import { startServer } from '#e2e/support/server';
import { factsOf, readRun } from '#e2e/support/sse';
import { freshFolder } from '#lib/db/testing/template';
import { expect, test } from '#e2e/support/test';
import { type Watcher, watchEvents, watchSocket } from '#e2e/support/watcher';
import { analysisTypes } from '#lib/analyses/steps';
import { isLong } from '#lib/base/testing/long';
import type { Fact } from '#lib/events/facts';
import type { SessionSnapshot } from '#lib/sessions/contract';
import { wordErrorRate } from '#lib/speech/testing/word-errors';

/** Before the work, between work and commit, and between commit and acknowledgement. */
const chosen = ['segment:transcript', 'commit:conversation_flow'];
/** In the long tier each moment of all steps; takes minutes. */
const every = isLong
  ? [
      ...analysisTypes.flatMap((step) => [`started:${step}`, `commit:${step}`, `acknowledge:${step}`]),
      ...['segment:transcript', 'commit:complete', 'acknowledge:complete'],
    ]
  : chosen;
/** Few enough that no run is given up in a folder whose processes die again and again. */
const together = 9;
const groups = Array.from({ length: Math.ceil(every.length / together) }, (_, index) =>
  every.slice(index * together, (index + 1) * together),
);

/** The outcome of a run, however often its process died: each step ended once, and one end. */
function endsOnce(facts: readonly Fact[]): void {
  expect(facts.map((fact) => fact.seq)).toEqual(facts.map((_, index) => index + 1));
  const finished = facts.filter((fact) => fact.type === 'progress').filter(({ state }) => state !== 'started');
  expect(finished.map((fact): string => fact.analysis_type).toSorted()).toEqual([...analysisTypes].toSorted());
  const results = facts.filter((fact) => fact.type === 'result' && !fact.provisional);
  expect(results).toHaveLength(analysisTypes.length);
  const complete = facts.filter((fact) => fact.type === 'complete');
  expect(complete).toMatchObject([{ failed: [] }]);
  expect(facts.at(-1)?.type).toBe('complete');
}

for (const moments of groups)
  test(`a process that dies at any moment of a run loses nothing and does nothing twice, for every viewer (${moments.at(0)} to ${moments.at(-1)})`, async () => {
    test.setTimeout(240_000);
    using folder = await freshFolder();
    let url = 'http://127.0.0.1:9';
    let port = 0;
    const sessions: { id: string; moment: string; watchers: Watcher[] }[] = [];
    try {
      for (const moment of moments) {
        const server = await startServer({ dataDir: folder.path, port, env: { UNDERTONE_FAULT: moment } });
        ({ url, port } = server);
        // A run that is taken up again may pass the moment before there is a new session.
        const created = await createSession(url, samplePath('planning')).catch(() => null);
        if (created) {
          const { session_id: id } = created;
          sessions.push({ id, moment, watchers: [watchEvents(() => url, id), watchSocket(() => url, id)] });
        }
        const died = await Promise.race([server.gone.then(() => true), sleep(40_000, false, { ref: false })]);
        await server.kill();
        expect(died, `died at ${moment}`).toBe(true);
      }
      expect(sessions.length, 'sessions with an interrupted run').toBeGreaterThan(moments.length / 2);

      const last = await startServer({ dataDir: folder.path, port });
      for (const { id, watchers } of sessions) watchers.push(watchEvents(() => url, id));
      for (const { watchers } of sessions) await allSeen(watchers, 'complete');
      for (const { id } of sessions) {
        endsOnce(factsOf(await readRun(await fetch(`${url}/api/sessions/${id}/events?until=complete`))));
        const { view } = (await (await fetch(`${url}/api/sessions/${id}`)).json()) as SessionSnapshot;
        expect(view.progress.done).toBe(12);
        const words = view.segments.map((segment) => segment.text).join(' ');
        expect(wordErrorRate(sampleScript('planning').text, words)).toBeLessThan(0.1);
      }
      expect(last.errors()).toEqual([]);
      await last.stop();

      const table = await tableOf(
        folder.path,
        sessions.map(({ id }) => id),
      );
      for (const { id, moment, watchers } of sessions)
        expect(differences(watchers, table.get(id) ?? []), moment).toEqual([]);
    } finally {
      for (const { watchers } of sessions) for (const watcher of watchers) watcher[Symbol.dispose]();
    }
  });

test('a process that is killed while it creates its database can be started again', { tag: '@long' }, async () => {
  using folder = await freshFolder();
  const dataDir = `${folder.path}/new`;
  const first = startServer({ dataDir }).catch((error: unknown) => error);
  const { holderOf } = await import('#lib/db/folder/folder-lock');
  const pid = (): number => Number(/^pid (\d+) /.exec(holderOf(dataDir) ?? '')?.[1] ?? 0);
  await expect.poll(pid, { intervals: [20] }).toBeGreaterThan(0);
  await sleep(300);
  process.kill(pid(), 'SIGKILL');
  expect(await first, 'it never came up').toBeInstanceOf(Error);

  const second = await startServer({ dataDir });
  const { session_id } = await createSession(second.url, samplePath('planning'));
  endsOnce(factsOf(await readRun(await fetch(`${second.url}/api/sessions/${session_id}/events?until=complete`))));
  await second.stop();
});
