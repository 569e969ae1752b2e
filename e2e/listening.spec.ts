import { loggedByAxe, noViolations } from '#e2e/support/accessibility';
import { expect, test } from '#e2e/support/test';

test.use({ expectedErrors: [loggedByAxe] });

test('by keyboard alone a user plays faster, skips silence, repeats a passage, and runs every command of the palette', async ({
  page,
  sessionPage,
  finished,
}) => {
  await page.goto((await finished('argument')).url);
  await sessionPage.allDone();
  const rate = (): Promise<number> => page.locator('audio').evaluate((audio: HTMLAudioElement) => audio.playbackRate);
  const speed = page.getByRole('combobox', { name: 'Speed' });
  // The player's keys come with its script, after the page is awake.
  await expect(async () => {
    if ((await speed.inputValue()) === '1') await page.keyboard.press('>');
    await expect(speed).toHaveValue('1.25', { timeout: 1_000 });
  }).toPass({ timeout: 20_000 });
  expect(await rate()).toBe(1.25);
  await speed.selectOption('3');
  expect(await rate()).toBe(3);
  await page.getByRole('heading', { level: 1 }).click();

  await page.keyboard.press('s');
  await expect(page.getByRole('button', { name: 'Skip silence' })).toHaveAttribute('aria-pressed', 'true');
  await page.keyboard.press('l');
  await expect.poll(async () => (await sessionPage.playback()).time_s).toBeGreaterThan(9.9);
  await page.keyboard.press('r');
  const repeating = page.getByRole('button', { name: /^Repeating 0:\d\d to 0:\d\d$/ });
  await expect(repeating).toHaveAttribute('aria-pressed', 'true');
  const [from = 0, to = 0] =
    ((await repeating.textContent()) ?? '').match(/:\d\d/g)?.map((digits) => Number(digits.slice(1))) ?? [];
  await page.keyboard.press('k');
  // At three times the speed a passage ends after a second or two, and restarts.
  let last = 0;
  await expect
    .poll(
      async () => {
        const { time_s } = await sessionPage.playback();
        const wentBack = time_s < last;
        last = time_s;
        return wentBack && time_s >= from - 0.5 && time_s <= to + 1;
      },
      { intervals: [100], timeout: 20_000 },
    )
    .toBe(true);
  await page.keyboard.press(' ');
  await expect.poll(async () => (await sessionPage.playback()).paused).toBe(true);
  await page.keyboard.press('r');
  await expect(page.getByRole('button', { name: 'Repeat this passage' })).toBeVisible();

  await page.keyboard.press('?');
  const keys = page.getByRole('alertdialog', { name: 'Keyboard shortcuts' });
  for (const name of ['Play or pause', 'Next finding', 'Skip silence: on or off'])
    await expect(keys.getByText(name)).toBeVisible();
  await noViolations(page);
  await page.keyboard.press('Escape');
  await expect(keys).toBeHidden();

  await page.keyboard.press('Control+k');
  const palette = page.getByRole('dialog', { name: 'Commands' });
  await expect(palette.getByRole('combobox')).toBeFocused();
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme });
    await noViolations(page);
  }
  await page.keyboard.type('manip');
  await page.keyboard.press('Enter');
  await expect(palette).toBeHidden();
  await expect(sessionPage.card('manipulation_assessment').locator('[data-pane]')).toBeVisible();
  await page.keyboard.press('Control+k');
  await page.keyboard.type('subtitles (srt');
  const [file] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')]);
  expect(file.suggestedFilename()).toMatch(/\.srt$/);
});
