import { readFileSync } from 'node:fs';
import type { CreatedSession } from '#e2e/support/api';
import { samplePath, sampleScript } from '#e2e/support/audio';
import type { TestServer } from '#e2e/support/server';
import { SessionPage } from '#e2e/support/session-page';
import { startShared } from '#e2e/support/shared';
import { frames, readRun } from '#e2e/support/sse';
import { expect, test as base } from '#e2e/support/test';
import { fakeAnswer } from '#lib/language/testing/fake-answers';
import { startScriptedModel } from '#lib/language/testing/model-server';
import { wordErrorRate } from '#lib/speech/testing/word-errors';
import { io } from 'socket.io-client';

interface Processes {
  one: TestServer;
  other: TestServer;
  worker: TestServer;
}

/** Two processes that serve pages and one that does the runs. */
const test = base.extend<object, { processes: Processes; server: TestServer }>({
  processes: [
    async ({}, use) => {
      await using model = await startScriptedModel({ answer: fakeAnswer, pieces: 6, every_ms: 120 });
      await using shared = await startShared();
      const env = { OPENAI_BASE_URL: model.base_url, OPENAI_API_KEY: 'none', ANALYSIS_MODEL: 'scripted-1' };
      const [one, other, worker] = await Promise.all([
        shared.start('web', env),
        shared.start('web', env),
        shared.start('worker', env),
      ]);
      await use({ one, other, worker });
      expect([...other.errors(), ...worker.errors()]).toEqual([]);
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  server: [async ({ processes }, use) => use(processes.one), { scope: 'worker' }],
});

test.use({ expectedErrors: [/Failed to load resource.*(404|410)/] });

test('a sample sent to one process is analysed by another and watched at a third: live, after a reload, played, and deleted', async ({
  firstPage,
  sessionPage,
  page,
  visitor,
  processes,
}) => {
  const script = sampleScript('planning');
  await firstPage.open();
  await firstPage.sample(script.title).click();
  await firstPage.acceptNotice();
  const id = await sessionPage.id();
  const guest = await (await visitor({ baseURL: processes.other.url })).newPage();
  await guest.goto(`/s/${id}`);
  const guestPage = new SessionPage(guest);
  await guestPage.allDone();
  await sessionPage.allDone();
  await page.reload();
  await sessionPage.allDone();
  expect(wordErrorRate(script.text, await sessionPage.transcript())).toBeLessThan(0.1);
  expect(await guestPage.transcript()).toBe(await sessionPage.transcript());
  expect(
    processes.one.lines.filter((line) => line.includes('run started')),
    'a process that serves pages does no runs',
  ).toEqual([]);

  for (const each of [sessionPage, guestPage]) {
    await each.segments().nth(1).click();
    await expect.poll(async () => (await each.playback()).time_s).toBeGreaterThan(1);
  }

  await page.goto('/');
  const mine = page.getByRole('region', { name: 'Your recordings' });
  await mine.getByRole('button', { name: /Delete/ }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Delete permanently' }).click();
  await expect(mine).toHaveCount(0);
  await expect(guest.getByText(/Not live/)).toBeVisible();
  expect((await guest.goto(`/s/${id}`))?.status()).toBe(410);
});

test('when access ends at one process, streams at another end within two seconds', async ({
  processes: { one, other },
}) => {
  const sharing = async (
    { session_id, owner_token }: CreatedSession,
    method: string,
    body?: object,
  ): Promise<{ made?: { token: string; link_id: string } }> => {
    const response = await fetch(`${one.url}/api/sessions/${session_id}/share`, {
      method,
      headers: { authorization: `Bearer ${owner_token}`, 'content-type': 'application/json' },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    expect(response.status).toBeLessThan(300);
    return (await response.json()) as { made?: { token: string; link_id: string } };
  };
  const ends: [
    what: string,
    end: (made: CreatedSession, link: { link_id: string }) => Promise<unknown>,
    byLink: boolean,
    status: number,
  ][] = [
    ['made private', (made) => sharing(made, 'POST', { visibility: 'private' }), false, 404],
    ['the link is revoked', (made, { link_id }) => sharing(made, 'DELETE', { link_id }), true, 404],
    ['all sharing is ended', (made) => sharing(made, 'DELETE'), true, 404],
    [
      'erased',
      (made) =>
        fetch(`${one.url}/api/sessions/${made.session_id}`, {
          method: 'DELETE',
          headers: { authorization: `Bearer ${made.owner_token}` },
        }),
      false,
      410,
    ],
  ];
  for (const [what, end, byLink, status] of ends) {
    const made = (await (await fetch(`${one.url}/api/sessions`, { method: 'POST' })).json()) as CreatedSession;
    const address = `/api/sessions/${made.session_id}/events`;
    const { made: link } = await sharing(made, 'POST', { link: {}, ...(byLink ? { visibility: 'private' } : {}) });
    const opened = byLink
      ? await fetch(`${other.url}/s/${made.session_id}?k=${link?.token}`, { redirect: 'manual' })
      : null;
    const cookie =
      opened?.headers
        .getSetCookie()
        .find((each) => each.startsWith('undertone_links'))
        ?.split(';')[0] ?? '';
    const stream = await fetch(other.url + address, { headers: { cookie } });
    expect(stream.status, what).toBe(200);
    const socket = io(other.url, { transports: ['websocket'], forceNew: true });
    const joined: unknown = await socket.emitWithAck('session:join', {
      session_id: made.session_id,
      ...(byLink ? { token: link?.token } : {}),
    });
    expect(joined, what).toMatchObject({ seq: 0 });
    const over = Promise.all([stream.text(), new Promise((resolve) => socket.once('session:ended', resolve))]);
    const since = performance.now();
    await end(made, { link_id: link?.link_id ?? '' });
    expect((await over)[1], what).toMatchObject({ error: { status } });
    expect(performance.now() - since, what).toBeLessThan(2000);
    socket.close();
    expect((await fetch(other.url + address, { headers: { cookie } })).status, what).toBe(status);
  }
});

test(
  'a model’s draft is shown at another process than the one that calls it',
  { tag: '@long' },
  async ({ processes: { one, other } }) => {
    const form = new FormData();
    form.append(
      'transcript',
      'Anna: You said that you would send the budget on Monday, and it is Friday now.\nMark: I am sorry. I will send you the budget by noon, I promise.\n'.repeat(
        4,
      ),
    );
    const made = (await (
      await fetch(`${one.url}/api/sessions`, { method: 'POST', body: form })
    ).json()) as CreatedSession;
    const drafts = new Set<string>();
    for await (const { data, id } of frames(
      await fetch(`${other.url}/api/sessions/${made.session_id}/events?until=complete`),
    )) {
      if (!('ephemeral' in data)) continue;
      expect(id, 'no fact').toBe('');
      drafts.add(data.analysis_type);
    }
    expect(drafts.size, 'steps with a draft').toBeGreaterThan(2);
  },
);

test(
  'a resumable upload started at one process continues at another, and becomes one session, claimed anywhere',
  { tag: '@long' },
  async ({ processes: { one, other } }) => {
    const bytes = readFileSync(samplePath('planning'));
    const half = Math.floor(bytes.length / 2);
    const tus = { 'tus-resumable': '1.0.0' };
    const created = await fetch(`${one.url}/api/uploads`, {
      method: 'POST',
      headers: {
        ...tus,
        'upload-length': String(bytes.length),
        'upload-metadata': `filename ${Buffer.from('planning.mp3').toString('base64')}`,
      },
    });
    const headers = { ...tus, authorization: `Bearer ${created.headers.get('owner-token')}` };
    const path = created.headers.get('location') ?? '';
    const patch = (base: string, from: number, to: number): Promise<Response> =>
      fetch(base + path, {
        method: 'PATCH',
        headers: { ...headers, 'content-type': 'application/offset+octet-stream', 'upload-offset': String(from) },
        body: bytes.subarray(from, to),
      });
    expect((await patch(one.url, 0, half)).status).toBe(204);
    expect((await patch(other.url, half, bytes.length)).status).toBe(204);
    const upload = path.slice(path.lastIndexOf('/') + 1);
    const claim = (base: string): Promise<Response> =>
      fetch(`${base}/api/sessions`, {
        method: 'POST',
        headers: { ...headers, 'content-type': 'application/json' },
        body: JSON.stringify({ upload }),
      });
    const claims = await Promise.all([one, other, one, other].map(({ url }) => claim(url)));
    const statuses = claims.map(({ status }) => status);
    expect(statuses).toContain(201);
    expect(statuses.filter((status) => status !== 201 && status !== 409)).toEqual([]);
    const ids = await Promise.all(
      [...claims.filter(({ status }) => status === 201), await claim(one.url), await claim(other.url)].map(
        async (response) => ((await response.json()) as CreatedSession).session_id,
      ),
    );
    expect(new Set(ids).size).toBe(1);
    const library = (await (await fetch(`${other.url}/api/sessions`, { headers })).json()) as { sessions: unknown[] };
    expect(library.sessions).toHaveLength(1);
    const run = await readRun(await fetch(`${one.url}/api/sessions/${ids[0]}/events?until=complete`));
    expect(run.at(-1)?.data).toMatchObject({ type: 'complete', failed: [] });
  },
);
