import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { type CreatedSession, formOf, problemOf } from '#e2e/support/api';
import { factsOf, readRun } from '#e2e/support/sse';
import { SessionPage } from '#e2e/support/session-page';
import { expect, test } from '#e2e/support/test';
import { analysisTypes } from '#lib/analyses/steps';
import type { SessionPage as Library, SessionSnapshot } from '#lib/sessions/contract';

const talk = [
  'Anna: You said that you would send the budget on Monday, and it is Friday now.',
  'Mark: I am sorry about that. I will send you the budget by noon, I promise.',
  'Anna: If you forget it once more, you will regret it. Who else has seen the numbers?',
  'Mark: Nobody has seen them. I think we should wait, because the numbers are not final.',
].join('\n');
const srt =
  '1\n' +
  '00:01:01,000 --> 00:01:04,000\n' +
  'ANNA: I will book the room for the meeting on Monday.\n\n' +
  '2\n' +
  '00:01:05,000 --> 00:01:08,500\n' +
  'MARK: Thank you so much, that is wonderful. Can you send me the agenda too?\n';
const file = (name: string, text: string) => ({
  name,
  mimeType: name.endsWith('.srt') ? 'application/x-subrip' : 'text/plain',
  buffer: Buffer.from(text),
});
const clocks = /\b\d+:\d{2}\b/;

test.use({ expectedErrors: [/422/] });

/** Every step has ended, and steps that need a recording say so without an alarm. */
async function readThrough(session: SessionPage): Promise<void> {
  const { page } = session;
  await expect(
    page.getByText(/^11 of 12 steps finished in .*; one needs audio, and this session has none\.$/),
  ).toBeVisible();
  await expect(page.getByText('This session has no audio; its text was supplied.', { exact: true })).toBeVisible();
  const quality = session.card('audio_quality_metrics');
  await expect(quality).toContainText('this session was made from a text');
  await expect(quality).not.toContainText('This step failed');
  await expect(page.locator('audio')).toHaveCount(0);
}

async function passageIsMarked(page: Page, words: string): Promise<void> {
  const passage = page.locator('[data-segment]', { hasText: words });
  await expect(passage).toHaveAttribute('aria-current', 'true');
  await expect(passage).toBeInViewport();
  await expect(passage).toBeFocused();
}

test('a pasted text is read: no player, no clock, and a press on evidence leads to its passage', async ({
  firstPage,
  sessionPage,
  page,
}) => {
  await firstPage.open();
  await page.getByRole('button', { name: 'Paste text' }).click();
  const field = page.getByRole('textbox', { name: 'Text of a conversation' });
  await expect(field).toBeFocused();
  await page.getByRole('button', { name: 'Analyse this text' }).click();
  await expect(firstPage.alert()).toHaveText('There is no text yet. Paste or write what was said.');
  await field.fill(talk);
  await expect(
    page.getByRole('status').filter({ hasText: 'Read as: name, text; 4 passages, 2 speakers.' }),
  ).toBeVisible();
  await page.getByRole('button', { name: 'Analyse this text' }).click();
  await firstPage.acceptNotice();
  const id = await sessionPage.id();
  await readThrough(sessionPage);

  expect(await sessionPage.transcript()).toBe(talk.replaceAll(/^\w+: /gm, '').replaceAll('\n', ' '));
  await expect(sessionPage.card('transcript')).toContainText('Anna');
  await expect(sessionPage.card('transcript')).toContainText('Read as: name, text; 4 passages, 2 speakers.');
  await expect(sessionPage.cards()).toHaveCount(analysisTypes.length);
  for (const card of await sessionPage.cards().all()) expect(await card.innerText()).not.toMatch(clocks);
  const cue = (await sessionPage.open('manipulation_assessment'))
    .getByRole('button', { name: /you will regret it/ })
    .first();
  await cue.click();
  await passageIsMarked(page, 'you will regret it');

  await page.goto('/');
  await page.getByRole('link', { name: /^You said that you would send/ }).click();
  await page.waitForURL(`**/s/${id}`);
  await readThrough(sessionPage);
});

test('a subtitle file keeps its times; the page works without JavaScript, too', async ({
  firstPage,
  sessionPage,
  page,
  visitor,
}) => {
  await firstPage.open();
  await firstPage.choose(file('meeting.srt', srt));
  await firstPage.acceptNotice();
  const id = await sessionPage.id();
  await readThrough(sessionPage);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('meeting');
  await expect(sessionPage.card('transcript').getByRole('link', { name: 'Show 1:05' })).toBeVisible();
  await sessionPage.card('transcript').getByRole('link', { name: 'Show 1:05' }).click();
  await passageIsMarked(page, 'Thank you so much');

  const plain = await visitor({ javaScriptEnabled: false });
  const still = await plain.newPage();
  await still.goto(`/s/${id}`);
  await expect(still.getByText('This session has no audio; its text was supplied.', { exact: true })).toBeVisible();
  await expect(still.getByText('I will book the room for the meeting on Monday.').first()).toBeVisible();
});

test('a word of three hundred letters breaks and does not widen the page on a phone', async ({ server, page }) => {
  const endless = 'x'.repeat(300);
  const form = new FormData();
  form.append(
    'transcript',
    `Anna: I will say ${endless} on Monday, I promise.\nMark: I am worried about ${endless}.\nAnna: Then we ` +
      'should wait, because it is late.',
  );
  const { session_id } = (await (await fetch(`${server.url}/api/sessions`, { method: 'POST', body: form })).json()) as {
    session_id: string;
  };
  await (await fetch(`${server.url}/api/sessions/${session_id}/events?until=complete`)).text();
  await page.setViewportSize({ width: 390, height: 844 });
  for (const path of [`/s/${session_id}`, `/s/${session_id}/text`]) {
    await page.goto(path);
    if (!path.endsWith('/text')) await new SessionPage(page).toText();
    await expect(page.getByText(endless).first()).toBeVisible();
    expect([
      path,
      await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth),
    ]).toEqual([path, 0]);
  }
});

test('a file that can be read in two ways is shown before it is sent, and read as chosen', async ({
  firstPage,
  sessionPage,
  page,
}) => {
  await firstPage.open();
  await firstPage.choose(
    file(
      'chat.txt',
      '14:02 Anna: Are you coming to the meeting?\n14:05 Mark: I will be there at three.\n14:09 Anna: Good, thank you.',
    ),
  );
  const asked = page.getByRole('region', { name: 'How the file is read' });
  await expect(asked).toContainText('Read as: time, name, text; 3 passages, 2 speakers.');
  await asked.getByRole('button', { name: 'The times are hours and minutes' }).click();
  await expect(asked).toContainText('14:05:00 · Mark · I will be there at three.');
  await asked.getByRole('button', { name: 'Use this reading' }).click();
  await firstPage.acceptNotice();
  await sessionPage.id();
  await readThrough(sessionPage);
  await expect(sessionPage.card('transcript').getByRole('link', { name: 'Show 14:05:00' })).toBeVisible();
});

test('invalid subtitles are refused on the page, showing their form', async ({ firstPage, page }) => {
  await firstPage.open();
  await firstPage.choose(file('broken.srt', 'these are not\nsubtitles'));
  await firstPage.acceptNotice();
  await expect(firstPage.alert()).toContainText(
    '“broken.srt” was not accepted. No subtitle with its times was found in “broken.srt”.',
  );
  await expect(page).toHaveURL(/\/$/);
});

test('over HTTP: a field or a file, its own log, an empty session filled, and nothing left after deletion', async ({
  server,
}) => {
  const post = (path: string, form: FormData, headers: Record<string, string> = {}) =>
    fetch(server.url + path, { method: 'POST', body: form, headers });
  const field = new FormData();
  field.append('transcript', talk);
  const facts = factsOf(await readRun(await post('/api/analyze', field)));
  expect(facts.at(-1)).toMatchObject({ type: 'complete', failed: ['audio_quality_metrics'] });
  expect(facts.filter((fact) => fact.type === 'error')).toMatchObject([
    { code: 'needs_audio', analysis_type: 'audio_quality_metrics', retryable: false },
  ]);
  expect(facts.find((fact) => fact.type === 'result' && fact.analysis_type === 'transcript')).toMatchObject({
    engine: { kind: 'local', name: 'given' },
    data: { times: 'none' },
  });

  const empty = (await (await fetch(`${server.url}/api/sessions`, { method: 'POST' })).json()) as CreatedSession;
  const headers = { authorization: `Bearer ${empty.owner_token}` };
  const upload = await formOf(new Uint8Array(Buffer.from(srt)), 'talk.srt');
  upload.append('session_id', empty.session_id);
  await readRun(await post('/api/analyze', upload, headers));
  const address = `${server.url}/api/sessions/${empty.session_id}`;
  const snapshot = (await (await fetch(address)).json()) as SessionSnapshot;
  expect(snapshot).toMatchObject({
    title: 'talk',
    status: 'completed',
    audio: null,
    given: { file_name: 'talk.srt' },
    view: { progress: { done: 12 }, steps: { transcript: { data: { times: 'given' } } } },
  });
  const { sessions } = (await (await fetch(`${server.url}/api/sessions?q=agenda`, { headers })).json()) as Library;
  expect(sessions.map(({ session_id }) => session_id)).toEqual([empty.session_id]);
  const folder = join(server.dataDir, 'sessions', empty.session_id);
  expect(existsSync(folder)).toBe(true);
  expect((await fetch(`${address}/audio`)).status).toBe(404);
  expect((await fetch(address, { method: 'DELETE', headers })).status).toBe(204);
  expect(existsSync(folder)).toBe(false);

  for (const [name, text, status] of [
    ['a.srt', 'no subtitles', 422],
    ['a.txt', '  \n ', 422],
    ['a.txt', 'yes '.repeat(200_001), 413],
    ['a.vtt', 'WEBVTT\n\n', 422],
  ] as const) {
    const response = await post('/api/sessions', await formOf(new Uint8Array(Buffer.from(text)), name));
    expect(response.status, name).toBe(status);
    expect((await problemOf(response))?.detail).toMatch(/^[A-Z“].{15,}\.$/);
  }
});
