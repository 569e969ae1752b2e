import { beginLive } from '#e2e/support/live-page';
import { noViolations } from '#e2e/support/accessibility';
import { startProxy } from '#e2e/support/proxy';
import { recorded_s } from '#e2e/support/recorded';
import { expect, test } from '#e2e/support/test';

const said = /workshop|making time|February|March/i;

test.describe('a live recording', () => {
  test.use({ expectedErrors: [/ERR_|Failed to load resource|WebSocket/] });

  test('words before the end, for every viewer; a cut connection, a pause and a marker; then twelve notes of the right length', async ({
    server,
    visitor,
  }) => {
    await using proxy = await startProxy(server.port);
    const page = await (await visitor({ baseURL: proxy.url })).newPage();
    const { session, id, recorder } = await beginLive(page);
    await expect(recorder.getByRole('meter')).toBeVisible();
    await noViolations(page);

    const guest = await (await visitor()).newPage();
    await guest.goto(`/s/${id}`);
    await expect(guest.getByText('Recording is in progress.')).toBeVisible();
    await expect(guest.getByRole('region', { name: 'Recorder' })).toHaveCount(0);
    await expect(guest.locator('article[data-analysis="transcript"]')).toContainText(said, { timeout: 40_000 });
    await expect(session.card('transcript')).toContainText(said);

    await test.step('a marker by the keyboard, with a few words', async () => {
      await page.keyboard.press('m');
      await page.keyboard.type('the date');
      await page.keyboard.press('Enter');
      await expect(recorder.getByRole('button', { name: 'Mark' })).toBeFocused();
    });

    await test.step('a cut connection loses nothing', async () => {
      proxy.cut();
      await expect(recorder.getByText('The server cannot be reached.')).toBeVisible();
      proxy.restore();
      await expect(recorder.getByText('The server cannot be reached.')).toHaveCount(0, { timeout: 20_000 });
    });

    await test.step('captions for a screen in the room', async () => {
      await guest.goto(`/s/${id}/captions`);
      await expect(guest.getByRole('log', { name: 'What is said' })).toContainText(/\w{3,}/);
      await noViolations(guest);
    });

    await recorder.getByRole('button', { name: 'Pause' }).click();
    await expect(recorder.getByText('Paused')).toBeVisible();
    const held = await recorded_s(page);
    await recorder.getByRole('button', { name: 'Resume' }).click();
    await expect.poll(() => recorded_s(page)).toBeGreaterThan(held);
    await recorder.getByRole('button', { name: 'Pause' }).click();
    const length_s = await recorded_s(page);
    await recorder.getByRole('button', { name: 'Stop' }).click();
    await session.allDone();
    await expect(session.card('transcript')).toContainText(said);
    await expect(recorder).toHaveCount(0);
    await expect
      .poll(
        async () => Math.abs((await session.playback()).duration_s - length_s),
        'nothing is missing and nothing is there twice',
      )
      .toBeLessThan(1.6);
    await expect(page.locator('[data-live-mark="marker"]')).toHaveText('[mark: the date] ');
    const text = await (await page.request.get(`/api/sessions/${id}/export?format=txt`)).text();
    expect(text).toMatch(/\d:\d\d +the date/);
  });
});

test('an interrupted recording continues, and an abandoned one is finished from the start page', async ({
  firstPage,
  sessionPage,
  page,
}) => {
  page.on('dialog', (dialog) => void dialog.accept());
  await page.setViewportSize({ width: 390, height: 844 });
  await firstPage.open();
  await firstPage.beginLive();
  const id = await sessionPage.id();
  await expect.poll(() => recorded_s(page)).toBeGreaterThan(2);

  await test.step('another tab knows that the recording is under way', async () => {
    const other = await page.context().newPage();
    await other.goto(`/s/${id}`);
    await expect(other.getByRole('region', { name: 'Recording elsewhere' })).toBeVisible();
    await other.goto('/library');
    await expect(other.getByText('recording now', { exact: true })).toBeVisible();
    await other.close();
  });

  await page.reload();
  const left = page.getByRole('region', { name: /^Interrupted recording of 0:/ });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  await left.getByRole('button', { name: 'Continue recording' }).click();
  await page
    .getByRole('region', { name: 'Before you record' })
    .getByRole('button', { name: 'Continue recording' })
    .click();
  const recorder = page.getByRole('region', { name: 'Recorder' });
  await expect(recorder.getByRole('button', { name: 'Stop' })).toBeVisible();
  const from_s = await recorded_s(page);
  expect(from_s).toBeGreaterThan(2);
  await expect.poll(() => recorded_s(page)).toBeGreaterThan(from_s + 1);

  await page.goto('/');
  await page
    .getByRole('region', { name: /^Interrupted recording/ })
    .getByRole('button', { name: 'End and analyse it' })
    .click();
  expect(await sessionPage.id()).toBe(id);
  await sessionPage.allDone();
  await expect.poll(async () => (await sessionPage.playback()).duration_s).toBeGreaterThan(from_s + 1);
  await page.goto('/library');
  await expect(page.getByText('recorded live', { exact: true })).toBeVisible();
  await page.goto('/');
  await page.waitForLoadState('networkidle');
  await expect(page.getByText('was interrupted')).toHaveCount(0);
});

test('a discarded recording leaves no session behind', async ({ firstPage, page }) => {
  await firstPage.open();
  await firstPage.beginLive();
  const recorder = page.getByRole('region', { name: 'Recorder' });
  await expect.poll(() => recorded_s(page)).toBeGreaterThan(0);
  await recorder.getByRole('button', { name: 'Discard' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Discard' }).click();
  await expect(page.getByRole('button', { name: 'Choose a file' })).toBeVisible();
  expect(await (await page.request.get('/api/sessions')).json()).toMatchObject({ sessions: [] });
});
