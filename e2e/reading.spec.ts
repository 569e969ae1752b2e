import type { Page } from '@playwright/test';
import { contrastIsEnough, loggedByAxe, noViolations } from '#e2e/support/accessibility';
import { expect, test } from '#e2e/support/test';
import { SessionPage } from '#e2e/support/session-page';
import { analysisTypes } from '#lib/analyses/steps';

const themes = ['light', 'dark'] as const;

async function isNoWiderThanTheWindow(page: Page): Promise<void> {
  const { content, window: width } = await page.evaluate(() => ({
    content: document.documentElement.scrollWidth,
    window: window.innerWidth,
  }));
  expect(content).toBeLessThanOrEqual(width);
}

test.describe('a complete session', () => {
  let address = '';

  test.beforeAll(async ({ finished }) => {
    address = (await finished('argument')).url;
  });

  test('a quote in the evidence plays its moment; the space bar pauses and plays', async ({ sessionPage, page }) => {
    await page.goto(address);
    await sessionPage.allDone();
    const quote = (await sessionPage.open('manipulation_assessment')).getByRole('button', { name: /Play/ }).first();
    const clock = /(\d+):(\d\d)/.exec((await quote.textContent()) ?? '');
    const at = Number(clock?.[1]) * 60 + Number(clock?.[2]);
    expect(at).toBeGreaterThan(0);
    await quote.focus();
    await page.keyboard.press('Enter');
    await expect.poll(async () => Math.abs((await sessionPage.playback()).time_s - at)).toBeLessThan(3);
    expect((await sessionPage.playback()).paused, 'a quote plays').toBe(false);
    await page
      .locator('body')
      .evaluate(() => (document.activeElement instanceof HTMLElement ? document.activeElement.blur() : undefined));
    await page.keyboard.press('Space');
    await expect.poll(async () => (await sessionPage.playback()).paused).toBe(true);
    await page.keyboard.press('Space');
    await expect.poll(async () => (await sessionPage.playback()).paused).toBe(false);
    await expect(sessionPage.segments().and(page.locator('[aria-current="true"]'))).toHaveCount(1);
  });

  test('a passage of the transcript seeks by click and by keyboard', async ({ sessionPage, page }) => {
    await page.goto(address);
    await sessionPage.allDone();
    const passages = sessionPage.segments();
    await passages.first().focus();
    await page.keyboard.press('ArrowDown');
    await expect(passages.nth(1)).toBeFocused();
    await page.keyboard.press('Enter');
    await expect.poll(async () => (await sessionPage.playback()).time_s).toBeGreaterThan(1);
    await expect(passages.nth(1)).toHaveAttribute('aria-current', 'true');
  });

  test('a chart plays at a press, its arrow keys lead from passage to passage, and its table plays, too', async ({
    sessionPage,
    page,
  }) => {
    await page.goto(address);
    await sessionPage.allDone();
    const card = await sessionPage.open('emotion_analysis');
    const chart = card.getByRole('slider', { name: 'Tone of the words, over the recording' });
    await chart.scrollIntoViewIfNeeded();
    await expect(card.locator('.recharts-area-area').first()).toBeAttached();
    const box = await chart.boundingBox();
    await chart.click({ position: { x: (box?.width ?? 0) / 2, y: 20 } });
    const { duration_s } = await sessionPage.playback();
    await expect.poll(async () => Math.abs((await sessionPage.playback()).time_s - duration_s / 2)).toBeLessThan(3);
    expect((await sessionPage.playback()).paused).toBe(false);

    await sessionPage.audio().evaluate((element: HTMLAudioElement) => element.pause());
    const before = (await sessionPage.playback()).time_s;
    await page.keyboard.press('ArrowRight');
    await expect.poll(async () => (await sessionPage.playback()).time_s).toBeGreaterThan(before);
    await expect(chart).toHaveAttribute('aria-valuetext', /^\d:\d\d: (−?[\d.]+|no value)/);

    await card.getByText('Show as a table').first().click();
    const row = card.getByRole('row').nth(2).getByRole('button', { name: /^Play/ });
    const [, minutes, seconds] = /(\d+):(\d\d)/.exec((await row.textContent()) ?? '') ?? [];
    await row.press('Enter');
    await expect
      .poll(async () => Math.abs((await sessionPage.playback()).time_s - Number(minutes) * 60 - Number(seconds)))
      .toBeLessThan(3);
  });

  test('pauses are marks: one tab stop, then arrow keys, and Enter plays', async ({ sessionPage, page }) => {
    await page.goto(address);
    await sessionPage.allDone();
    const marks = (await sessionPage.open('audio_analysis'))
      .getByRole('toolbar', { name: 'Pauses and sounds' })
      .getByRole('button');
    await marks.first().focus();
    await page.keyboard.press('ArrowRight');
    await expect(marks.nth(1)).toBeFocused();
    const [, minutes, seconds] = /(\d+):(\d\d)/.exec((await marks.nth(1).getAttribute('aria-label')) ?? '') ?? [];
    await page.keyboard.press('Enter');
    await expect
      .poll(async () => Math.abs((await sessionPage.playback()).time_s - Number(minutes) * 60 - Number(seconds)))
      .toBeLessThan(3);
  });

  test('the timeline shows the marks of the open note alone', async ({ sessionPage, page }) => {
    await page.goto(address);
    await sessionPage.allDone();
    const marks = page.getByRole('toolbar', { name: 'Marks of evidence' }).getByRole('button');
    // The pins come with the script of the timeline.
    await expect(marks.first()).toBeVisible();
    const all = await marks.count();
    expect(all).toBeLessThanOrEqual(12);
    await sessionPage.open('manipulation_assessment');
    await expect(marks.first()).toHaveAccessibleName(/\(Manipulation cues\)/);
    for (const label of await marks.evaluateAll((buttons) =>
      buttons.map((button) => button.getAttribute('aria-label')),
    ))
      expect(label).toContain('(Manipulation cues)');
    await page.keyboard.press('Escape');
    await expect(marks).toHaveCount(all);
  });

  test('each card leads to its section of the evidence page', async ({ sessionPage, page }) => {
    await page.goto(address);
    await sessionPage.allDone();
    for (const type of analysisTypes) {
      if (type !== 'transcript') await sessionPage.open(type);
      await expect(sessionPage.card(type).locator('a[href^="/evidence#"]')).toHaveAttribute(
        'href',
        `/evidence#${type}`,
      );
    }
    await page.goto('/evidence');
    for (const type of analysisTypes)
      await expect(
        page.locator(`section#${type}`).getByRole('heading', { name: 'What it cannot tell you' }),
      ).toHaveCount(1);
  });

  test.describe('accessibility', () => {
    test.use({ expectedErrors: [loggedByAxe] });
    for (const theme of themes)
      test(`no accessibility violation, and no sideways scrolling on a phone, in ${theme}`, async ({ visitor }) => {
        const context = await visitor({ colorScheme: theme });
        const page = await context.newPage();
        const session = new SessionPage(page);
        for (const path of ['/', address, '/evidence']) {
          await page.setViewportSize({ width: 1280, height: 900 });
          await page.goto(path);
          if (path === address) await session.allDone();
          await page.waitForLoadState('networkidle');
          // The elements are the same in the dark; only their colours differ.
          const look = theme === 'light' ? noViolations : contrastIsEnough;
          await look(page);
          await page.setViewportSize({ width: 390, height: 844 });
          await isNoWiderThanTheWindow(page);
          await look(page);
        }
      });
  });

  test('dark mode is dark, light mode is light', async ({ visitor }) => {
    const brightness: number[] = [];
    for (const theme of themes) {
      const page = await (await visitor({ colorScheme: theme })).newPage();
      await page.goto(address);
      // A pixel of the screen counts, whatever colour space the style uses.
      const shot = await page.screenshot({ clip: { x: 2, y: 500, width: 4, height: 4 } });
      brightness.push(
        await page.evaluate(async (base64) => {
          const image = new Image();
          image.src = `data:image/png;base64,${base64}`;
          await image.decode();
          const canvas = new OffscreenCanvas(4, 4).getContext('2d');
          canvas?.drawImage(image, 0, 0);
          return canvas?.getImageData(1, 1, 1, 1).data[1] ?? -1;
        }, shot.toString('base64')),
      );
    }
    expect(brightness[0]).toBeGreaterThan(200);
    expect(brightness[1]).toBeLessThan(60);
  });
});
