import { createSession } from '#e2e/support/api';
import { longRecording, sampleScript } from '#e2e/support/audio';
import { expect, test } from '#e2e/support/test';
import { startProxy } from '#e2e/support/proxy';
import { SessionPage } from '#e2e/support/session-page';
import { wordErrorRate } from '#lib/speech/testing/word-errors';
import type { SessionSnapshot } from '#lib/sessions/contract';

const said = sampleScript('argument').text;
const threeTimes = Array.from({ length: 3 }, () => said).join(' ');

async function snapshotOf(base: string, id: string): Promise<SessionSnapshot> {
  return (await (await fetch(`${base}/api/sessions/${id}`)).json()) as SessionSnapshot;
}

/** The page shows the content of the log: each segment once, in order, with its text. */
async function showsTheLog(session: SessionPage, base: string): Promise<void> {
  const { view } = await snapshotOf(base, await session.id());
  expect(await session.segmentIds()).toEqual(view.segments.map((segment) => String(segment.id)));
  expect(await session.transcript()).toBe(
    view.segments
      .map((segment) => segment.text)
      .join(' ')
      .replace(/\s+/g, ' ')
      .trim(),
  );
  expect(await session.states()).toEqual(
    Object.fromEntries(Object.values(view.steps).map((step) => [step.analysis_type, step.state])),
  );
}

test.describe('with a long recording', () => {
  test('a late viewer sees the same cards and can change nothing; a reload during a run continues where it was', async ({
    firstPage,
    sessionPage,
    visitor,
    page,
    server,
  }) => {
    await firstPage.open();
    await firstPage.choose(await longRecording());
    await firstPage.acceptNotice();
    const id = await sessionPage.id();
    await sessionPage.inTheMiddle();

    const context = await visitor();
    const late = new SessionPage(await context.newPage());
    await late.page.goto(`/s/${id}`);
    await expect(late.segments().first()).toBeVisible();
    await sessionPage.inTheMiddle();
    const before = await sessionPage.segments().count();
    await page.reload();
    await expect(sessionPage.segments().nth(before - 1)).toBeVisible();
    await Promise.all([sessionPage.allDone(), late.allDone()]);
    await showsTheLog(sessionPage, server.url);
    await showsTheLog(late, server.url);
    expect(wordErrorRate(threeTimes, await sessionPage.transcript())).toBeLessThan(0.1);
    for (const card of ['manipulation_assessment', 'quantitative_metrics'] as const) {
      expect(await late.card(card).innerText()).toBe(await sessionPage.card(card).innerText());
    }

    await expect(page.getByRole('button', { name: 'More about this recording' })).toBeVisible();
    await expect(late.page.getByRole('button', { name: 'More about this recording' })).toHaveCount(0);
    const origin = { 'sec-fetch-site': 'same-origin' };
    expect((await context.request.delete(`/api/sessions/${id}`, { headers: origin })).status()).toBeGreaterThanOrEqual(
      403,
    );
    expect((await context.request.get(`/api/sessions/${id}`)).status()).toBe(200);
  });

  test.describe('when the connection drops', () => {
    test.use({ expectedErrors: [/ERR_|WebSocket connection|Failed to load resource/] });

    test('the page says so, catches up, and shows nothing twice', async ({ visitor, server }) => {
      await using proxy = await startProxy(server.port);
      const { session_id } = await createSession(server.url, await longRecording(2));
      const page = await (await visitor({ baseURL: proxy.url })).newPage();
      const received: number[] = [];
      page.on('websocket', (socket) =>
        socket.on('framereceived', ({ payload }) => {
          // An event of socket.io is "42" and a JSON array; an answer to a join is "43" and not a fact.
          const seq = /^42\["(?:analysis_|progress_|complete).*?"seq":(\d+)/.exec(String(payload))?.[1];
          if (seq) received.push(Number(seq));
        }),
      );
      const session = new SessionPage(page);
      await page.goto(`/s/${session_id}`);
      await session.inTheMiddle();
      await expect(page.getByText('Live', { exact: true })).toBeVisible();
      const before = await session.segments().count();
      proxy.cut();
      const { view: atTheCut } = await snapshotOf(server.url, session_id);
      await expect(page.getByText(/reconnecting/)).toBeVisible();
      // It has missed a fact before the connection is back.
      await expect.poll(async () => (await snapshotOf(server.url, session_id)).view.seq).toBeGreaterThan(atTheCut.seq);
      proxy.restore();
      await expect(page.getByText('Live', { exact: true })).toBeVisible({ timeout: 20_000 });
      await session.allDone();
      expect(await session.segments().count()).toBeGreaterThan(before);
      await showsTheLog(session, server.url);
      expect(received.length, 'facts came over the WebSocket').toBeGreaterThan(0);
      expect(new Set(received).size, 'each fact once').toBe(received.length);
    });

    test('a network without WebSockets is served over SSE', { tag: '@long' }, async ({ visitor, server }) => {
      await using proxy = await startProxy(server.port, { blockWebSockets: true });
      const { session_id } = await createSession(server.url, await longRecording());
      const page = await (await visitor({ baseURL: proxy.url })).newPage();
      const stream = page.waitForRequest(/\/api\/sessions\/[\w-]+\/events/, { timeout: 30_000 });
      const session = new SessionPage(page);
      await page.goto(`/s/${session_id}`);
      await stream;
      await expect(page.getByTitle('Over Server-Sent Events')).toBeVisible();
      await session.allDone();
      await showsTheLog(session, server.url);
    });
  });
});

test('a shared address is readable without JavaScript', async ({ visitor, server, finished }) => {
  const { session_id: id } = await finished('argument');
  const plain = new SessionPage(await (await visitor({ javaScriptEnabled: false })).newPage());
  await plain.page.goto(`${server.url}/s/${id}`);
  await expect(plain.cards()).toHaveCount(12);
  expect(new Set(Object.values(await plain.states()))).toEqual(new Set(['done']));
  expect(wordErrorRate(said, await plain.transcript())).toBeLessThan(0.1);
  await expect(plain.card('manipulation_assessment')).toContainText(/read like pressure/i);
  await expect(plain.page.getByRole('region', { name: 'At a glance' })).toContainText(/answer on Monday/i);
  const { page } = plain;
  await expect(page.getByText('Connecting…')).toHaveCount(0);
  await expect(page.getByRole('button')).toHaveCount(0);
  await page.goto(`${server.url}/s/${id}/text`);
  await expect(page.getByRole('main')).toContainText(/you will regret this/i);
  await expect(page.getByRole('link', { name: 'The notes about it' })).toBeVisible();
  await page.goto(server.url);
  // Playwright does not search for text inside noscript, so the paragraph is named.
  const needs = page.locator('main noscript > p');
  await expect(needs).toBeVisible();
  await expect(needs).toContainText('on this page need JavaScript');
  await expect(page.getByRole('button')).toHaveCount(0);
});
