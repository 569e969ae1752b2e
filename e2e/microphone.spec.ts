import { expect, test } from '#e2e/support/test';

test('the microphone: record, pause, resume, stop; what was said is on the page', async ({ firstPage, sessionPage, page }) => {
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
  // What MediaRecorder writes does not say how long it is; the copy that the server makes does, and can be sought in.
  await expect.poll(async () => Math.round((await sessionPage.playback()).duration_s)).toBeGreaterThan(8);
  expect((await sessionPage.playback()).duration_s).toBeLessThan(13);
});

test('a recording can be discarded, and nothing is sent', async ({ firstPage, page }) => {
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
