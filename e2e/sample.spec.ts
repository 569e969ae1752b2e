import { type SampleId, sampleScript } from '#e2e/support/audio';
import type { FirstPage } from '#e2e/support/first-page';
import type { SessionPage } from '#e2e/support/session-page';
import { expect, test } from '#e2e/support/test';
import { wordErrorRate } from '#lib/speech/testing/word-errors';

/** Sends a sample from the start page and waits for its twelve cards. */
async function bringIn(id: SampleId, firstPage: FirstPage, sessionPage: SessionPage): Promise<string> {
  const script = sampleScript(id);
  await firstPage.open();
  await firstPage.sample(script.title).click();
  await firstPage.acceptNotice();
  const session_id = await sessionPage.id();
  await sessionPage.allDone();
  expect(wordErrorRate(script.text, await sessionPage.transcript()), 'word error rate').toBeLessThan(0.1);
  await expect(sessionPage.page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(sessionPage.page.getByText('All 12 steps finished')).toBeVisible();
  return session_id;
}

test('the sample "argument" becomes a page with twelve cards and the words of its script; its pressure is named with its quotes', async ({
  firstPage,
  sessionPage,
}) => {
  const cues = ['everything I have done for you', 'too sensitive', 'decide right now', 'you will regret this'];
  await bringIn('argument', firstPage, sessionPage);
  const pressed = await sessionPage.open('manipulation_assessment');
  for (const cue of cues) await expect(pressed).toContainText(new RegExp(cue, 'i'));
});

test('the sample "planning" likewise, without pressure; it is listed on the start page, and can be deleted there', async ({
  firstPage,
  sessionPage,
  page,
}) => {
  const id = await bringIn('planning', firstPage, sessionPage);
  const calm = await sessionPage.open('manipulation_assessment');
  await expect(calm.getByRole('heading', { name: 'Evidence' })).toHaveCount(0);
  const understood = await sessionPage.open('enhanced_understanding');
  await expect(understood).toContainText(/send the budget by Friday/i);
  await expect(understood).toContainText(/should we record the talks/i);

  await page.goto('/');
  const mine = page.getByRole('region', { name: 'Your recordings' });
  await mine.getByRole('link', { name: 'planning' }).click();
  await expect(page).toHaveURL(new RegExp(`/s/${id}$`));
  await page.goto('/');
  await mine.getByRole('button', { name: /Delete/ }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Delete permanently' }).click();
  await expect(mine).toHaveCount(0);
  // While the dialog is open the list behind it is not reachable.
  await expect.poll(async () => (await page.request.get(`/api/sessions/${id}`)).status()).toBe(410);
});
