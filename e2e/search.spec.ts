import { readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { Page } from '@playwright/test';
import { loggedByAxe, looksRight } from './support/accessibility.ts';
import { samplePath } from './support/audio.ts';
import { startServer } from './support/server.ts';
import { slowNetwork } from './support/slow-network.ts';
import { expect, testOn } from './support/test.ts';

/** A server of its own indexes no texts of other tests. */
const test = testOn(() => startServer());
test.use({ expectedErrors: [new RegExp(`${loggedByAxe.source}|Failed to load resource.*(400|413|415|422)`)] });

const money = 'We cannot afford that any more, it costs far too much for people like us and I said so.';
const journey = 'Next summer we fly to Portugal for two weeks and stay close to the beach with the children.';

interface Named {
  name: string;
  mimeType: string;
  buffer: Buffer;
}
/** Consecutive subtitles of ten seconds each. */
const subtitles = (name: string, ...lines: string[]): Named => ({
  name,
  mimeType: 'application/x-subrip',
  buffer: Buffer.from(
    lines.map((line, at) => `${at + 1}\n00:00:${at}1,000 --> 00:00:${at}9,000\nAnna: ${line}\n`).join('\n'),
  ),
});
const recording = (name: Parameters<typeof samplePath>[0]): Named => ({
  name: `${name}.mp3`,
  mimeType: 'audio/mpeg',
  buffer: readFileSync(samplePath(name)),
});

async function allAnalysed(page: Page, count: number): Promise<void> {
  await expect
    .poll(
      async () =>
        (
          (await (await page.request.get('/api/sessions')).json()) as { sessions: { status: string }[] }
        ).sessions.filter(({ status }) => status === 'completed').length,
      { timeout: 90_000 },
    )
    .toBe(count);
}

/** Searches again until the index is made, a few seconds after the run. */
async function search(page: Page, q: string, found: ReturnType<Page['locator']>): Promise<void> {
  await expect(async () => {
    await page.getByRole('searchbox').fill('');
    await page.getByRole('searchbox').fill(q);
    await expect(found).toBeVisible({ timeout: 4_000 });
  }).toPass({ timeout: 150_000 });
}

/** A second run on a phone; the first one looks at the results at 390 px, too. */
const phone = { width: 390, tag: ['@long'] };
for (const { width, tag } of [{ width: 1280, tag: [] }, phone])
  test(
    `at ${width} px several files go into the library, and are found by meaning and by findings`,
    { tag },
    async ({ firstPage, sessionPage, page }) => {
      test.slow();
      await page.setViewportSize({ width, height: 900 });
      await page.goto('/library');
      await page.waitForLoadState('networkidle');
      await page
        .getByRole('main')
        .locator('input[type="file"]')
        .first()
        .setInputFiles([
          subtitles('house.srt', money, journey),
          { name: 'broken.mp3', mimeType: 'audio/mpeg', buffer: Buffer.from('no sound at all '.repeat(50)) },
          recording('planning'),
        ]);
      await firstPage.acceptNotice();
      const files = page.getByRole('list', { name: 'Files' });
      await expect(page.getByText('2 of 3 files were accepted.')).toBeVisible({ timeout: 30_000 });
      await expect(files.getByRole('alert')).toContainText(/^Not accepted\. ./);
      await expect(files.getByRole('link', { name: 'planning.mp3' })).toBeVisible();
      const recordings = page.getByRole('list', { name: 'Recordings' });
      for (const title of ['house', 'planning'])
        await expect(recordings.getByRole('link', { name: title, exact: true })).toBeVisible();
      await looksRight(page);
      await page.getByRole('button', { name: 'Clear this list' }).click();
      await expect(files).toHaveCount(0);
      await allAnalysed(page, 2);

      await test.step('by meaning, below the matches by words', async () => {
        const about = page.getByRole('region', { name: 'Also about' });
        const place = about
          .getByRole('list', { name: 'Similar passages in “house”' })
          .getByRole('link', { name: /We cannot afford that/ });
        await search(page, 'what we can pay', place);
        await expect(page.getByText('No recordings found. Try fewer or different words.')).toBeVisible();
        await looksRight(page);
        await page.getByRole('searchbox').fill('');
        await expect(about).toHaveCount(0);
        // Passages listed above by their words are not repeated.
        const answered = page.waitForResponse((response) => response.url().includes('/api/alike?q=afford'));
        await page.getByRole('searchbox').fill('afford');
        await expect(page.getByRole('list', { name: 'Places in “house”' })).toBeVisible();
        await answered;
        await expect(place).toHaveCount(0);
        await search(page, 'what we can pay', place);
        await place.click();
        await expect(page).toHaveURL(/\/s\/[\w-]{22}#t=1$/);
      });

      await test.step('by findings', async () => {
        await page.goto('/library');
        await page.waitForLoadState('networkidle');
        const finding = page
          .getByRole('list', { name: 'Findings in “planning”' })
          .getByRole('link', { name: /I will send the budget by Friday/ });
        await search(page, 'budget promise', finding);
        await expect(recordings.getByRole('link', { name: 'house', exact: true })).toHaveCount(0);
        await looksRight(page);
        await page.setViewportSize({ width: phone.width, height: 900 });
        await looksRight(page);
        await finding.click();
        await expect(page).toHaveURL(/\/s\/[\w-]{22}#f=[\da-z]{11}&t=2\d/);
        await expect(sessionPage.card('enhanced_understanding').locator('[data-pane]')).toBeVisible();
      });
    },
  );

test('files wait for their turn, are cancelled and retried, and a reload keeps files whose upload had started', async ({
  firstPage,
  page,
}) => {
  page.on('dialog', (dialog) => void dialog.accept());
  const offsets: number[] = [];
  page.on('request', (request) => {
    const offset = request.headers()['upload-offset'];
    if (request.method() === 'PATCH' && offset !== undefined) offsets.push(Number(offset));
  });
  // Files on disk, which are the same when they are chosen again.
  const house = join(tmpdir(), `undertone-${process.pid}-house.srt`);
  writeFileSync(house, subtitles('house.srt', money).buffer);
  const chosen = [samplePath('argument'), samplePath('planning'), house];
  await firstPage.open();
  await slowNetwork(page, { up: 60_000 });
  await page.getByRole('main').locator('input[type="file"]').first().setInputFiles(chosen);
  await firstPage.acceptNotice();
  const files = page.getByRole('list', { name: 'Files' }).getByRole('listitem');
  await expect(files).toHaveCount(3);
  await expect(files.nth(2)).toContainText('waiting for its turn');
  await page.getByRole('button', { name: 'Cancel planning.mp3' }).click();
  await expect(files.nth(1)).toContainText('cancelled');
  await page.getByRole('button', { name: 'Try again: planning.mp3' }).click();
  await expect(files.nth(1)).toContainText('waiting for its turn');
  const bar = files.first().getByRole('progressbar', { name: 'Upload of argument.mp3' });
  await expect.poll(async () => Number(await bar.getAttribute('aria-valuenow'))).toBeGreaterThan(20);

  await page.reload();
  const left = page.getByRole('region', { name: 'Files that were not sent' });
  await expect(left).toContainText(`“argument.mp3”, “planning.mp3” and “${basename(house)}”`);
  await expect(page.getByRole('region', { name: 'Upload of argument.mp3' })).toContainText(/stopped at \d+ %/);
  await slowNetwork(page, { up: -1 });
  const chooser = page.waitForEvent('filechooser');
  await left.getByRole('button', { name: 'Choose again' }).click();
  await (await chooser).setFiles(chosen);
  await expect(page.getByText('All 3 files were accepted. Each has its own page, listed below.')).toBeVisible({
    timeout: 30_000,
  });
  expect(Math.max(...offsets)).toBeGreaterThan(10_000);
  await expect(left).toHaveCount(0);
  const mine = page.getByRole('region', { name: 'Your recordings' });
  for (const name of ['argument', 'planning', basename(house, '.srt')])
    await expect(mine.getByRole('link', { name })).toBeVisible();
});
