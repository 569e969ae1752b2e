import type { Page } from '@playwright/test';
import { fitsTheWidth, loggedByAxe, noViolations } from '#e2e/support/accessibility';
import { type CreatedSession, problemOf } from '#e2e/support/api';
import { SessionPage } from '#e2e/support/session-page';
import { readRun } from '#e2e/support/sse';
import { expect, test } from '#e2e/support/test';
import type { SessionSnapshot } from '#lib/sessions/contract';

const talk = [
  '00:00:01 Anna: You said that you would send the budget on Monday. I am sorry about that.',
  '00:00:08 Mark: I will send you the budget by noon, I promise.',
  '00:00:14 Anna: Who has seen the numbers?',
  '00:00:19 Mark: Nobody has seen them, and the harbour is closed.',
].join('\n');

async function given(base: string, text: string): Promise<CreatedSession> {
  const form = new FormData();
  form.append('transcript', text);
  const made = (await (await fetch(`${base}/api/sessions`, { method: 'POST', body: form })).json()) as CreatedSession;
  await readRun(await fetch(`${base}/api/sessions/${made.session_id}/events?until=complete`));
  return made;
}

test.use({ expectedErrors: [new RegExp(`${loggedByAxe.source}|409`)] });

/** Opens a session of this browser's own, with the talk. */
async function begin(page: Page, base: string): Promise<string> {
  const { session_id, owner_token } = await given(base, talk);
  await page.context().addCookies([{ name: 'undertone_owner', value: encodeURIComponent(owner_token), url: base }]);
  await page.goto(`/s/${session_id}`);
  // Until then the page may still move what is pressed or dragged over.
  await expect(page.locator('[data-connection="live"]')).toBeVisible();
  return session_id;
}

const passage = (page: Page, words: string) => page.locator('a[data-segment]', { hasText: words });
const speaker = (page: Page, name: string, nth = 0) =>
  page.getByRole('button', { name: `${name}, correct this speaker` }).nth(nth);
const field = (page: Page) => page.getByRole('textbox', { name: 'Text of this passage' });

/**
 * On a phone the text has its own tab. The viewer of the first run has one, and its owner ends at this width; the
 * second run corrects there, too.
 */
const phone = { width: 390, tag: ['@long'] };
for (const { width, tag } of [{ width: 1280, tag: [] }, phone]) {
  test(
    `the owner corrects speakers and words, and viewers see it, at ${width} px`,
    { tag },
    async ({ firstPage, sessionPage, page, visitor }) => {
      await page.setViewportSize({ width, height: 850 });
      await firstPage.open();
      await firstPage.choose({ name: 'talk.txt', mimeType: 'text/plain', buffer: Buffer.from(talk) });
      await firstPage.acceptNotice();
      const id = await sessionPage.id();
      await expect(sessionPage.card('conversation_flow')).toHaveAttribute('data-state', 'done');
      await new SessionPage(page).toText();
      const viewer = new SessionPage(
        await (await visitor({ viewport: { width: phone.width, height: 850 } })).newPage(),
      );
      await viewer.page.goto(`/s/${id}`);
      await viewer.toText();
      await expect(viewer.page.locator('[data-connection="live"]')).toBeVisible();
      await expect(viewer.page.getByRole('button', { name: 'Correct', exact: true })).toHaveCount(0);

      // Three presses: the name, another speaker, done.
      await speaker(page, 'Anna', 1).click();
      await page.getByRole('group', { name: 'This passage is by' }).getByRole('menuitem', { name: 'Mark' }).click();
      for (const each of [page, viewer.page])
        await expect(each.locator('.transcript')).not.toContainText(/Anna[^]*Anna/);
      await expect(viewer.page.locator('.transcript')).toContainText(/Mark[^]*Who has seen/);
      // Runs again by itself once the owner pauses.
      await expect(viewer.card('quantitative_metrics')).toHaveAttribute('data-state', 'done');

      await page.getByRole('button', { name: 'Correct', exact: true }).click();
      await passage(page, 'You said that').click();
      await expect(field(page)).toBeFocused();
      await field(page).fill('You said that you would send the recipe on Monday. I am sorry about that.');
      await expect(page.getByText('Saved', { exact: true })).toBeVisible();
      await expect(passage(viewer.page, 'send the recipe on Monday')).toBeVisible();
      await expect(field(page)).toBeFocused();

      // The word at the cursor starts a passage of another speaker.
      await field(page).evaluate((element: HTMLTextAreaElement) => element.setSelectionRange(51, 51));
      await page.getByRole('button', { name: 'Split at the cursor' }).click();
      await expect(passage(page, 'I am sorry about that.')).toHaveText('I am sorry about that.');
      await passage(page, 'I am sorry about that.').click();
      // Looking through the names, as arrow keys do, changes nothing yet.
      const names = page.getByRole('combobox', { name: 'Speaker' });
      await names.selectOption('Mark');
      await expect(page.getByText('This passage is now by Mark.')).toHaveCount(0);
      await page.getByRole('button', { name: 'Set speaker' }).click();
      await expect(viewer.page.locator('.transcript')).toContainText(/recipe on Monday\.[^]*Mark[^]*I am sorry/);

      // A press elsewhere loses nothing, nor does a reload before it is saved.
      await passage(page, 'Nobody has seen').click();
      await field(page).fill('Nobody has seen them, and the harbour is open.');
      await page.reload();
      await new SessionPage(page).toText();
      for (const each of [page, viewer.page]) await expect(passage(each, 'the harbour is open')).toBeVisible();

      await page.getByRole('button', { name: 'Undo' }).click();
      await expect(passage(viewer.page, 'the harbour is closed')).toBeVisible();
      await page.getByRole('button', { name: 'Redo' }).click();
      await expect(passage(viewer.page, 'the harbour is open')).toBeVisible();

      await speaker(page, 'Mark').click();
      await page.getByRole('menuitem', { name: 'Rename Mark everywhere…' }).click();
      await page.getByRole('textbox', { name: /^Name of Mark/ }).fill('anna ');
      await page.keyboard.press('Enter');
      await page
        .getByRole('alertdialog', { name: 'Merge these speakers?' })
        .getByRole('button', { name: 'Merge them' })
        .click();
      await expect(viewer.page.locator('.transcript')).not.toContainText('Mark');
      await expect(page.getByText(/Text changed/).filter({ visible: true })).toHaveCount(0);
      await expect
        .poll(
          async () =>
            ((await (await page.request.get(`/api/sessions/${id}`)).json()) as SessionSnapshot).view.edits.stale,
        )
        .toEqual([]);

      const exported = await (await page.request.get(`/api/sessions/${id}/export?format=txt`)).text();
      expect(exported).toContain('send the recipe on Monday');
      expect(exported).not.toContain('Mark');
      const { sessions } = (await (await page.request.get('/api/sessions?q=recipe')).json()) as {
        sessions: { session_id: string }[];
      };
      expect(sessions.map(({ session_id }) => session_id)).toEqual([id]);
      await page.getByRole('button', { name: 'Correct', exact: true }).click();
      await passage(page, 'Who has seen').click();
      for (const each of new Set([width, phone.width])) {
        await page.setViewportSize({ width: each, height: 850 });
        await new SessionPage(page).toText();
        await noViolations(page);
        await fitsTheWidth(page);
      }
    },
  );
}

test('several passages are selected with the shift key or by dragging, copied, and given to a speaker together', async ({
  server,
  page,
}) => {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await begin(page, server.url);
  const group = page.getByRole('group', { name: 'Selected passages' });
  const copied = (): Promise<string> => page.evaluate(() => navigator.clipboard.readText());

  await passage(page, 'I will send').click();
  await passage(page, 'Nobody has seen').click({ modifiers: ['Shift'] });
  await expect(group.getByRole('status')).toHaveText('Passages selected: 3');
  await noViolations(page);
  await group.getByRole('button', { name: 'Copy these' }).click();
  await expect.poll(copied).toMatch(/^\[0:08\] Mark: I will send[^]*Anna: Who has seen[^]*the harbour is closed\.$/);
  expect(await copied()).not.toContain('You said');
  await page.keyboard.press('Escape');
  await expect(group).toHaveCount(0);

  const from = await passage(page, 'You said that').boundingBox();
  const to = await passage(page, 'I will send').boundingBox();
  if (!from || !to) throw new Error('The passages are not in sight.');
  await page.mouse.move(from.x + 30, from.y + 10);
  await page.mouse.down();
  await page.mouse.move(to.x + 60, to.y + 10, { steps: 8 });
  await expect(passage(page, 'I will send')).toHaveAttribute('data-selected');
  // The row of tools would move the text under the mouse.
  await expect(group).toHaveCount(0);
  expect(await passage(page, 'I will send').boundingBox()).toEqual(to);
  await page.mouse.up();
  await expect(group.getByRole('status')).toHaveText('Passages selected: 2');
  // Escape in a field only leaves the field.
  await page.getByRole('searchbox').press('Escape');
  await expect(group.getByRole('status')).toHaveText('Passages selected: 2');
  // A choice alone, as by an arrow key, sets nothing.
  const set = group.getByRole('button', { name: 'Set speaker' });
  await expect(set).toBeDisabled();
  await group.getByRole('combobox', { name: 'Speaker' }).selectOption('Mark');
  await group.getByRole('combobox', { name: 'Speaker' }).selectOption('Someone else…');
  await set.click();
  const name = page.getByRole('textbox', { name: 'Speaker of these passages' });
  for (const stop of [name, page.getByRole('button', { name: 'Cancel' })]) {
    await stop.press('Escape');
    await expect(name).toHaveCount(0);
    await expect(group.getByRole('status')).toHaveText('Passages selected: 2');
    await expect(set).toBeFocused();
    await page.keyboard.press('Enter');
  }
  await name.fill('Tom');
  await page.keyboard.press('Enter');
  await expect(page.locator('.transcript')).toContainText(/Tom[^]*You said[^]*I will send[^]*Anna[^]*Who has seen/);
  await expect(group).toHaveCount(0);
  await expect(passage(page, 'You said that')).toBeFocused();

  await passage(page, 'Who has seen').click();
  await passage(page, 'Nobody has seen').click({ modifiers: ['Shift'] });
  await group.getByRole('combobox', { name: 'Speaker' }).selectOption('Someone else…');
  await set.click();
  await expect(name).toBeVisible();
  await group.getByRole('button', { name: 'Clear selection' }).click();
  await expect(passage(page, 'Who has seen')).toBeFocused();
  await passage(page, 'Nobody has seen').click({ modifiers: ['Shift'] });
  await expect(group).toBeVisible();
  await expect(name).toHaveCount(0);
  await group.getByRole('combobox', { name: 'Speaker' }).selectOption('Tom');
  await set.click();
  await expect(page.locator('.transcript')).toContainText(/Tom[^]*Who has seen[^]*Nobody has seen/);
  await expect(page.locator('.transcript')).not.toContainText('Anna');
  await expect(passage(page, 'Who has seen')).toBeFocused();
});

test('a viewer whose browser does not allow copying is told so, beside the selected passages and the menu', async ({
  server,
  page,
}) => {
  // As on a page that was not loaded over HTTPS.
  await page.addInitScript(() => Object.defineProperty(navigator, 'clipboard', { value: undefined }));
  const { session_id } = await given(server.url, talk);
  await page.goto(`/s/${session_id}`);
  await new SessionPage(page).toText();
  await passage(page, 'I will send').click();
  await passage(page, 'Who has seen').click({ modifiers: ['Shift'] });
  const group = page.getByRole('group', { name: 'Selected passages' });
  await group.getByRole('button', { name: 'Copy these' }).click();
  await expect(group.getByRole('alert')).toHaveText('The browser does not allow copying here.');
  await group.getByRole('button', { name: 'Clear selection' }).click();
  await page.getByRole('button', { name: 'Copy', exact: true }).click();
  await page.getByRole('menuitem', { name: 'The words alone' }).click();
  await expect(page.getByRole('group', { name: 'Text tools' }).getByRole('alert')).toHaveText(
    'The browser does not allow copying here.',
  );
});

test('selecting words of a passage with the mouse neither shows its moment nor opens it', async ({
  firstPage,
  sessionPage,
  page,
}) => {
  await firstPage.open();
  await firstPage.choose({ name: 'talk.txt', mimeType: 'text/plain', buffer: Buffer.from(talk) });
  await firstPage.acceptNotice();
  await sessionPage.id();
  await expect(sessionPage.card('conversation_flow')).toHaveAttribute('data-state', 'done');
  const words = (): Promise<string> => page.evaluate(() => String(window.getSelection()));
  const drag = async (): Promise<void> => {
    const box = await passage(page, 'Who has seen').boundingBox();
    if (!box) throw new Error('The passage is not in sight.');
    await page.mouse.move(box.x + 5, box.y + 10);
    await page.mouse.down();
    await page.mouse.move(box.x + 90, box.y + 10, { steps: 8 });
    await page.mouse.up();
  };
  await drag();
  expect(await words()).toMatch(/has/);
  await expect(passage(page, 'Who has seen')).not.toHaveAttribute('data-current');
  await page.getByRole('button', { name: 'Correct', exact: true }).click();
  await drag();
  expect(await words()).toMatch(/has/);
  await expect(field(page)).toHaveCount(0);
  // Words of the editor are selected there alone.
  await passage(page, 'Who has seen').click();
  const editor = await field(page).boundingBox();
  const above = await passage(page, 'I will send').boundingBox();
  if (!editor || !above) throw new Error('The passages are not in sight.');
  await page.mouse.move(editor.x + 60, editor.y + 10);
  await page.mouse.down();
  await page.mouse.move(above.x + 20, above.y + 10, { steps: 8 });
  await page.mouse.up();
  await expect(page.locator('a[data-selected]')).toHaveCount(0);
  await page.getByRole('button', { name: 'Stop correcting' }).click();
  expect(new URL(page.url()).hash).not.toContain('t=');
  await passage(page, 'Who has seen').click();
  await expect(passage(page, 'Who has seen')).toHaveAttribute('data-current');
  await expect(page).toHaveURL(/#.*t=14/);
});

test('a text of four thousand passages is found in, scrolled and linked to with few nodes', async ({
  server,
  page,
}) => {
  const words = Array.from(
    { length: 4_000 },
    (_, index) =>
      `${index % 2 === 0 ? 'Anna' : 'Mark'}: Line number ${index} is about ${index === 3123 ? 'a zeppelin' : 'the budget'}, as the one before.`,
  );
  const { session_id } = await given(server.url, words.join('\n'));
  await page.goto(`/s/${session_id}`);
  await new SessionPage(page).toText();
  const nodes = () => page.locator('article[data-analysis="transcript"] *').count();
  await expect(passage(page, 'Line number 0 is')).toBeVisible();
  await expect.poll(nodes).toBeLessThan(1500);

  const box = page.getByRole('searchbox', { name: 'Find in the text' });
  // The key works once the long text is drawn, which may be later than the page is awake.
  await expect(async () => {
    await page.keyboard.press('Control+f');
    await expect(box).toBeFocused({ timeout: 1_000 });
  }).toPass({ timeout: 15_000 });
  await box.fill('zeppelin');
  await expect(page.getByRole('search').getByRole('status')).toHaveText('1');
  await page.keyboard.press('Enter');
  await expect(passage(page, 'Line number 3123')).toBeInViewport();
  await expect(passage(page, 'Line number 3123').locator('.found-now')).toHaveText('zeppelin');
  expect(await nodes()).toBeLessThan(1500);

  await page.locator('[data-scroller]').evaluate((element) => element.scrollTo(0, element.scrollHeight));
  await expect(passage(page, 'Line number 3999')).toBeVisible();
  await page.emulateMedia({ media: 'print' });
  await expect(page.locator('[data-segment]')).toHaveCount(4_000);

  // On a phone the text is hidden at first, and scrolls with the page.
  await page.emulateMedia({ media: 'screen' });
  await page.setViewportSize({ width: 390, height: 850 });
  await page.goto(`/s/${session_id}#t=0`);
  await page.reload();
  await new SessionPage(page).toText();
  await expect(passage(page, 'Line number 0 is')).toBeVisible();
  await box.fill('zeppelin');
  await box.press('Enter');
  await expect(passage(page, 'Line number 3123')).toBeInViewport();
  expect(await nodes()).toBeLessThan(1500);
});

test('a disputed finding is struck through for everyone, marked in exports, and counted', async ({
  server,
  sessionPage,
  page,
  visitor,
}) => {
  const id = await begin(page, server.url);
  const viewer = new SessionPage(await (await visitor()).newPage());
  await viewer.page.goto(`/s/${id}`);
  const seen = await viewer.open('enhanced_understanding');
  await expect(seen.getByRole('button', { name: 'Mark as wrong…' })).toHaveCount(0);

  const note = await sessionPage.open('enhanced_understanding');
  await note.getByRole('button', { name: 'Mark as wrong…' }).click();
  await page.getByRole('textbox', { name: 'What is wrong with this finding?' }).fill('It was a joke.');
  await page.keyboard.press('Enter');
  for (const each of [note, seen]) {
    await expect(each.getByText(/is marked as wrong: It was a joke\./)).toBeVisible();
    await expect(each.locator('s').first()).toBeVisible();
  }
  expect(await (await page.request.get(`/api/sessions/${id}/export?format=csv&table=findings`)).text()).toContain(
    '"It was a joke."',
  );
  await page.goto('/owner');
  await expect(page.getByRole('region', { name: 'What you marked as wrong' }).getByRole('row')).toHaveCount(2);
  await page.goBack();
  const again = await sessionPage.open('enhanced_understanding');
  await again.getByRole('button', { name: 'Remove this mark' }).click();
  await expect(seen.locator('s')).toHaveCount(0);
});

test('over HTTP: only the owner, and only the current text', async ({ server }) => {
  const { session_id, owner_token } = await given(server.url, talk);
  const address = `${server.url}/api/sessions/${session_id}`;
  const headers = { authorization: `Bearer ${owner_token}` };
  const { view } = (await (await fetch(address)).json()) as SessionSnapshot;
  const patch = (body: unknown, more: Record<string, string> = headers) =>
    fetch(address, { method: 'PATCH', body: JSON.stringify(body), headers: more });
  const edits = [{ op: 'merge', from: 'Mark', into: 'ANNA' }];
  expect((await patch({ edits, seq: view.seq }, {})).status).toBe(403);
  expect((await patch({ edits })).status).toBe(400);
  expect((await patch({ edits: [{ op: 'burn' }], seq: view.seq })).status).toBe(400);
  const answer = await patch({ edits, seq: view.seq });
  expect([
    answer.status,
    ((await answer.json()) as SessionSnapshot).view.segments.map(({ speaker: by }) => by),
  ]).toEqual([200, ['Anna', 'Anna', 'Anna', 'Anna']]);
  const late = await patch({ edits: [{ op: 'undo' }], seq: view.seq });
  expect([late.status, (await problemOf(late))?.code]).toEqual([409, 'text_changed']);
  const short = await patch({ edits: [{ op: 'undo' }], seq: view.seq + 1 }, { ...headers, prefer: 'return=minimal' });
  expect(await short.json()).toEqual({ seq: expect.any(Number) });
});
