import { cpSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type CreatedSession, problemOf } from '#e2e/support/api';
import { smallDisk } from '#e2e/support/small-disk';
import { startServer } from '#e2e/support/server';
import { factsOf, readRun } from '#e2e/support/sse';
import { freshFolder } from '#e2e/support/template';
import { expect, test } from '#e2e/support/test';
import type { Fact } from '#lib/events/facts';

const talk = 'Anna: Shall we move the launch to Friday?\nBen: Yes, I will send the plan tomorrow.';
/** Enough to meet the end of what the database has in reserve. */
const reruns = 12;

test('a disk that fills up under the database: reading goes on, what does not fit is refused, and with space everything accepted is done', async () => {
  test.setTimeout(180_000);
  using disk = smallDisk(400_000_000);
  test.skip(disk === null, 'only root can make a small disk');
  if (!disk) return;
  using folder = await freshFolder();
  cpSync(folder.path, disk.path, { recursive: true });
  const server = await startServer({ dataDir: disk.path });
  await server.ready();
  const send = async (base: string): Promise<Response> => {
    const form = new FormData();
    form.append('transcript', talk);
    return fetch(`${base}/api/sessions`, { method: 'POST', body: form });
  };
  const { session_id: id, owner_token } = (await (await send(server.url)).json()) as CreatedSession;
  const address = `${server.url}/api/sessions/${id}`;
  const headers = { authorization: `Bearer ${owner_token}` };
  const next = async (after: number): Promise<Fact[]> => factsOf(await readRun(await fetch(`${address}/events?until=complete&after=${after}`)));
  const first = await next(0);
  expect(first.at(-1)?.type).toBe('complete');

  // Twice: the database may give some space back meanwhile.
  const fillers = ['filler-1', 'filler-2'].map((name) => {
    const path = join(disk.path, name);
    const { bavail, bsize } = statfsSync(disk.path);
    expect(() => writeFileSync(path, Buffer.alloc(bavail * bsize + 1_000_000))).toThrow(/ENOSPC/);
    return path;
  });
  const refused = await send(server.url);
  expect(refused.status).toBe(507);
  expect(await problemOf(refused)).toMatchObject({ code: 'disk_full', detail: expect.stringContaining('Free some space') });
  let accepted = 0;
  for (let count = 0; count < reruns; count += 1) {
    const answer = await fetch(`${address}/steps/argument_analysis`, { method: 'POST', headers, body: '{}' });
    if (answer.status === 202) accepted += 1;
    else expect(await problemOf(answer)).toMatchObject({ code: 'disk_full' });
  }
  expect((await fetch(address)).status, 'reading goes on').toBe(200);

  for (const path of fillers) rmSync(path);
  const all = [...first];
  for (let count = 0; count < accepted; count += 1) {
    const more = await next(all.at(-1)?.seq ?? 0);
    expect(more.at(-1)?.type).toBe('complete');
    all.push(...more);
  }
  expect(all.map(({ seq }) => seq)).toEqual(all.map((_, index) => index + 1));
  const other = (await (await send(server.url)).json()) as CreatedSession;
  expect(factsOf(await readRun(await fetch(`${server.url}/api/sessions/${other.session_id}/events?until=complete`))).at(-1)).toMatchObject({ type: 'complete', failed: ['audio_quality_metrics'] });
  await server.stop();
  await using again = await startServer({ dataDir: disk.path });
  const kept: Fact[] = [];
  while (kept.length < all.length) kept.push(...factsOf(await readRun(await fetch(`${again.url}/api/sessions/${id}/events?after=${kept.length}`))));
  expect(kept).toEqual(all);
});
