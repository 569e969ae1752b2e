import type { Page } from '@playwright/test';
import { type CreatedSession, problemOf } from '#e2e/support/api';
import { factsOf, frames, readRun } from '#e2e/support/sse';
import { SessionPage } from '#e2e/support/session-page';
import { expect, test } from '#e2e/support/test';
import type { Fact } from '#lib/events/facts';
import type { SessionSnapshot } from '#lib/sessions/contract';

const talk = [
  'A: You said that you would send the budget on Monday, and it is Friday now.',
  'B: I am sorry about that. I will send you the budget by noon, I promise.',
  'A: A plan is what we need. Who has seen the numbers?',
  'B: Nobody has seen them. I think we should wait, because the numbers are not final.',
].join('\n');

async function given(base: string): Promise<CreatedSession> {
  const form = new FormData();
  form.append('transcript', talk);
  const made = (await (await fetch(`${base}/api/sessions`, { method: 'POST', body: form })).json()) as CreatedSession;
  await readRun(await fetch(`${base}/api/sessions/${made.session_id}/events?until=complete`));
  return made;
}

test.use({ expectedErrors: [/409/] });

const edit = (page: Page, name: string) => page.getByRole('button', { name: `${name}, correct this speaker` }).first();
const rename = (page: Page, name: string) => page.getByRole('menuitem', { name: `Rename ${name} everywhere…` });

test('the owner renames a speaker in place, from the keyboard; viewers see it everywhere, and cannot do it', async ({
  firstPage,
  sessionPage,
  page,
  visitor,
}) => {
  await firstPage.open();
  await page.getByRole('button', { name: 'Paste text' }).click();
  await page.getByRole('textbox', { name: 'Text of a conversation' }).fill(talk);
  await page.getByRole('button', { name: 'Analyse this text' }).click();
  await firstPage.acceptNotice();
  const id = await sessionPage.id();
  const viewer = new SessionPage(await (await visitor({ viewport: { width: 390, height: 800 } })).newPage());
  await viewer.page.goto(`/s/${id}`);
  await expect(viewer.card('quantitative_metrics')).toContainText('words');
  await expect(viewer.page.locator('[data-connection="live"]')).toBeVisible();

  await edit(page, 'A').focus();
  await page.keyboard.press('Enter');
  await expect(rename(page, 'A')).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await expect(rename(page, 'A')).toBeFocused();
  await page.keyboard.press('Enter');
  const field = page.getByRole('textbox', { name: 'Name of A, everywhere in this session' });
  await expect(field).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(edit(page, 'A')).toBeFocused();

  await page.keyboard.press('Enter');
  await rename(page, 'A').click();
  await field.fill('b ');
  await page.keyboard.press('Enter');
  const question = page.getByRole('alertdialog', { name: 'Merge these speakers?' });
  await question.getByRole('button', { name: 'Keep them apart' }).click();
  await expect(edit(page, 'A')).toBeFocused();

  await page.keyboard.press('Enter');
  await rename(page, 'A').click();
  await field.fill('Zoë');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('status').filter({ hasText: 'A is now called Zoë everywhere.' })).toHaveCount(1);
  await expect(edit(page, 'Zoë')).toBeFocused();

  for (const session of [sessionPage, viewer]) {
    await expect(session.card('transcript')).toContainText('Zoë');
    await expect(session.card('transcript')).toContainText('A plan is what we need.');
    await expect(await session.open('quantitative_metrics')).toContainText('Zoë');
  }
  await expect(viewer.page.getByRole('button', { name: /correct this speaker/ })).toHaveCount(0);
});

test('on a phone the field and its buttons fit, and the title can be changed, too', async ({
  firstPage,
  sessionPage,
  page,
}) => {
  await page.setViewportSize({ width: 390, height: 800 });
  await firstPage.open();
  await firstPage.choose({ name: 'talk.txt', mimeType: 'text/plain', buffer: Buffer.from(talk) });
  await firstPage.acceptNotice();
  await sessionPage.id();
  // During the run new content may close the menu of a pressed name.
  await expect(sessionPage.card('conversation_flow')).toHaveAttribute('data-state', 'done', { timeout: 60_000 });
  // The tab of the notes is open if the run was over before the page came.
  await sessionPage.toText();
  await edit(page, 'B').click();
  await rename(page, 'B').click();
  const save = page.getByRole('button', { name: 'Save' });
  for (const part of [
    page.getByRole('textbox', { name: /^Name of B/ }),
    save,
    page.getByRole('button', { name: 'Cancel', exact: true }),
  ]) {
    const box = await part.boundingBox();
    expect(box && box.x >= 0 && box.x + box.width <= 390).toBe(true);
  }
  await page.getByRole('textbox', { name: /^Name of B/ }).fill('Yusuf');
  await save.click();
  await expect(edit(page, 'Yusuf')).toBeVisible();

  await page.getByRole('button', { name: 'More about this recording' }).click();
  await page.getByRole('menuitem', { name: 'Rename…' }).click();
  await page.getByRole('textbox', { name: 'Title of this session' }).fill('The budget');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('The budget');
});

test('over HTTP: only the owner, one set of facts in the log, and back again', async ({ server }) => {
  const { session_id, owner_token } = await given(server.url);
  const address = `${server.url}/api/sessions/${session_id}`;
  const headers = { authorization: `Bearer ${owner_token}` };
  const patch = (body: unknown, more: Record<string, string> = headers, to = address) =>
    fetch(to, { method: 'PATCH', body: typeof body === 'string' ? body : JSON.stringify(body), headers: more });
  const before = (await (await fetch(address)).json()) as SessionSnapshot;
  const watching = (async (): Promise<Fact[]> => {
    const seen: Fact[] = [];
    for await (const { data } of frames(await fetch(`${address}/events?after=${before.view.seq}`))) {
      if ('seq' in data) seen.push(data);
      if (data.type === 'result' && data.analysis_type === 'conversation_flow') break;
    }
    return seen;
  })();

  const answer = await patch({ speaker_names: { A: 'Anna' } });
  expect(answer.status).toBe(200);
  const after = (await answer.json()) as SessionSnapshot;
  expect(after.view.segments.map(({ speaker }) => speaker)).toEqual(['Anna', 'B', 'Anna', 'B']);
  expect(after.view.segments.map(({ text }) => text)).toEqual(before.view.segments.map(({ text }) => text));
  expect(after.view.steps.quantitative_metrics.data?.speakers.map(({ speaker }) => speaker)).toEqual(['Anna', 'B']);
  expect(Object.keys(after.view.steps.conversation_flow.data?.conversation_dominance ?? {}).toSorted()).toEqual([
    'Anna',
    'B',
  ]);
  expect(after.status).toBe('completed');
  const seen = await watching;
  expect(seen.map(({ seq }) => seq)).toEqual(seen.map((_, index) => before.view.seq + index + 1));
  expect(seen.every(({ type }) => type === 'result')).toBe(true);

  expect((await patch({ speaker_names: { B: 'Anna' } })).status).toBe(409);
  expect((await patch({ speaker_names: { A: 'X' } })).status).toBe(422);
  expect((await problemOf(await patch({ speaker_names: { A: 'X' } })))?.detail).toContain('Choose one of Anna, B.');
  for (const body of ['no json', { speakers: {} }, { speaker_names: { B: 5 } }])
    expect((await patch(body)).status).toBe(400);
  expect((await patch({ title: '  ' })).status).toBe(422);
  expect((await patch({ speaker_names: { Anna: 'X' } }, {})).status).toBe(403);
  expect(
    (await patch({ title: 'X' }, { authorization: `Bearer ${(await given(server.url)).owner_token}` })).status,
  ).toBe(403);
  expect(
    (await patch({ title: 'X' }, headers, `${server.url}/api/sessions/${Buffer.alloc(16, 9).toString('base64url')}`))
      .status,
  ).toBe(404);

  expect((await patch({ speaker_names: { Anna: 'A' }, title: 'Budget' })).status).toBe(200);
  const last = (await (await fetch(address)).json()) as SessionSnapshot;
  expect(last.title).toBe('Budget');
  for (const [type, step] of Object.entries(last.view.steps))
    expect(step.data, type).toEqual(Object.entries(before.view.steps).find(([name]) => name === type)?.[1].data);
  const log = factsOf(await readRun(await fetch(`${address}/events?until=complete`)));
  expect(log.at(-1)).toMatchObject({ type: 'complete' });
});
