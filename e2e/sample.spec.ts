import { type SampleId, sampleScript } from '#e2e/support/audio';
import { expect, test } from '#e2e/support/test';
import { wordErrorRate } from '#lib/speech/testing/word-errors';

for (const id of ['argument', 'planning'] satisfies SampleId[]) {
  test(`the sample "${id}" becomes a page with twelve cards and the words of its script`, async ({
    firstPage,
    sessionPage,
  }) => {
    const script = sampleScript(id);
    await firstPage.open();
    await firstPage.sample(script.title).click();
    await firstPage.acceptNotice();
    await sessionPage.id();
    await sessionPage.allDone();
    const rate = wordErrorRate(script.text, await sessionPage.transcript());
    expect(rate, 'word error rate').toBeLessThan(0.1);
    await expect(sessionPage.page.getByRole('heading', { level: 1 })).toBeVisible();
    await expect(sessionPage.page.getByText('All 12 steps finished')).toBeVisible();
  });
}

test('the pressure of the argument is named with its quotes, and none is found in the planning talk', async ({
  firstPage,
  sessionPage,
}) => {
  const cues = ['everything I have done for you', 'too sensitive', 'decide right now', 'you will regret this'];
  await firstPage.open();
  await firstPage.sample(sampleScript('argument').title).click();
  await firstPage.acceptNotice();
  await sessionPage.id();
  await sessionPage.allDone();
  const pressed = await sessionPage.open('manipulation_assessment');
  for (const cue of cues) await expect(pressed).toContainText(new RegExp(cue, 'i'));

  await firstPage.open();
  await firstPage.sample(sampleScript('planning').title).click();
  await sessionPage.page.waitForURL(/\/s\//);
  await sessionPage.allDone();
  const calm = await sessionPage.open('manipulation_assessment');
  await expect(calm.getByRole('heading', { name: 'Evidence' })).toHaveCount(0);
  const understood = await sessionPage.open('enhanced_understanding');
  await expect(understood).toContainText(/send the budget by Friday/i);
  await expect(understood).toContainText(/should we record the talks/i);
});

test('what was brought in is listed on the first page, and can be deleted there', async ({
  firstPage,
  sessionPage,
  page,
}) => {
  const { title } = sampleScript('planning');
  await firstPage.open();
  await firstPage.sample(title).click();
  await firstPage.acceptNotice();
  const id = await sessionPage.id();
  await sessionPage.allDone();
  await page.goto('/');
  const mine = page.getByRole('region', { name: 'Your recordings' });
  await mine.getByRole('link', { name: 'planning' }).click();
  await expect(page).toHaveURL(new RegExp(`/s/${id}$`));
  await page.goto('/');
  await mine.getByRole('button', { name: /Delete/ }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Delete for good' }).click();
  await expect(mine).toHaveCount(0);
  // While the question is open the list behind it is out of reach, too.
  await expect.poll(async () => (await page.request.get(`/api/sessions/${id}`)).status()).toBe(410);
});
