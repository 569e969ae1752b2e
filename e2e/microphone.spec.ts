import { expect, test } from '#e2e/support/test';

test('a browser without an audio worklet: record, pause, resume, stop; the words are on the page', async ({
  firstPage,
  sessionPage,
  page,
}) => {
  await firstPage.withoutLive();
  await firstPage.open();
  await page.getByRole('button', { name: 'Record' }).click();
  await firstPage.acceptNotice();
  const recorder = page.getByRole('region', { name: 'Recorder' });
  const timer = recorder.getByRole('timer');
  await expect(timer).toHaveText('0:06', { timeout: 15_000 });
  await expect(recorder.getByRole('meter')).toBeVisible();

  await recorder.getByRole('button', { name: 'Pause' }).click();
  await expect(recorder.getByText('Paused')).toBeVisible();
  const held = await timer.textContent();
  await page.waitForTimeout(1500);
  expect(await timer.textContent()).toBe(held);
  await recorder.getByRole('button', { name: 'Resume' }).click();
  await expect(timer).toHaveText('0:10', { timeout: 15_000 });

  await recorder.getByRole('button', { name: 'Stop and analyse' }).click();
  await sessionPage.id();
  await sessionPage.allDone();
  await expect(sessionPage.card('transcript')).toContainText(/workshop|making time|February|March/i);

  await test.step('it plays from a passage at once', async () => {
    await sessionPage.segments().last().focus();
    await page.keyboard.press('Enter');
    await expect.poll(async () => (await sessionPage.playback()).time_s).toBeGreaterThan(2);
  });

  // A file of MediaRecorder has no length and cannot be sought; the server's copy can.
  const length = async (): Promise<boolean> => {
    const { duration_s } = await sessionPage.playback();
    return duration_s > 8 && duration_s < 13;
  };
  await test.step('the recording can be sought after a reload', async () => {
    await page.reload();
    await expect.poll(length, 'its length is known').toBe(true);
    await page.getByRole('slider', { name: 'Position in the recording' }).fill('6');
    await expect.poll(async () => Math.round((await sessionPage.playback()).time_s)).toBe(6);
  });
});

test('a recording can be discarded, and nothing is sent', async ({ firstPage, page }) => {
  await firstPage.withoutLive();
  await firstPage.open();
  await page.getByRole('button', { name: 'Record' }).click();
  await firstPage.acceptNotice();
  const recorder = page.getByRole('region', { name: 'Recorder' });
  await expect(recorder.getByRole('timer')).toHaveText('0:01');
  await recorder.getByRole('button', { name: 'Discard' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Discard' }).click();
  await expect(recorder).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Choose a file' })).toBeVisible();
  expect(await (await page.request.get('/api/sessions')).json()).toMatchObject({ sessions: [] });
});
