import { fileURLToPath } from 'node:url';
import { SessionPage } from '#e2e/support/session-page';
import { expect, test } from '#e2e/support/test';

const twoMen = fileURLToPath(new URL('../lib/speech/testing/fixtures/two-men.opus', import.meta.url));
const question = { name: 'How many people speak?' };

test('the owner sets the number of speakers, before and after the run; viewers see the speakers and no question', async ({
  firstPage,
  sessionPage,
  page,
  visitor,
}) => {
  await firstPage.open();
  await page.getByText('More about the recording').click();
  await page.getByRole('combobox', question).selectOption('1');
  await expect(page.getByText('More about the recording (one person)')).toBeVisible();
  await firstPage.choose(twoMen);
  await firstPage.acceptNotice();
  const id = await sessionPage.id();
  await sessionPage.allDone();
  const transcript = sessionPage.card('transcript');
  const choice = transcript.getByRole('combobox', question);
  await expect(choice).toHaveValue('1');
  await expect(transcript).not.toContainText('Speaker 1');

  const viewer = new SessionPage(await (await visitor()).newPage());
  await viewer.page.goto(`/s/${id}`);
  await expect(viewer.page.locator('[data-connection="live"]')).toBeVisible();
  await choice.selectOption('2');
  await expect(page.getByRole('status').filter({ hasText: 'The speakers are being separated again.' })).toHaveCount(1);
  for (const session of [sessionPage, viewer])
    await expect(session.card('transcript')).toContainText(
      'Speaker 1 and Speaker 2, told apart by voice, may be wrong.',
      { timeout: 30_000 },
    );
  await expect(choice).toBeEnabled();
  await expect(viewer.page.getByRole('combobox', question)).toHaveCount(0);

  await page.reload();
  await expect(choice).toHaveValue('2');
});
