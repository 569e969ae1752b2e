import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { createSession } from '#e2e/support/api';
import { samplePath } from '#e2e/support/audio';
import { expect, test } from '#e2e/support/test';
import { SessionPage } from '#e2e/support/session-page';

const themes = ['light', 'dark'] as const;

async function noViolations(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']).analyze();
  expect(violations.map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`)).toEqual([]);
}

async function isNoWiderThanTheWindow(page: Page): Promise<void> {
  const { content, window: width } = await page.evaluate(() => ({ content: document.documentElement.scrollWidth, window: window.innerWidth }));
  expect(content).toBeLessThanOrEqual(width);
}

test.describe('a complete session', () => {
  let address = '';

  test.beforeAll(async ({ server }) => {
    const { session_id, url } = await createSession(server.url, samplePath('argument'));
    address = url;
    // The stream ends with the run.
    await (await fetch(`${server.url}/api/sessions/${session_id}/events?until=complete`)).text();
  });

  test('a quote in the evidence plays its moment; the space bar pauses and plays', async ({ sessionPage, page }) => {
    await page.goto(address);
    await sessionPage.allDone();
    const quote = sessionPage.card('manipulation_assessment').getByRole('button', { name: /Play/ }).first();
    const clock = /(\d+):(\d\d)/.exec((await quote.textContent()) ?? '');
    const at = Number(clock?.[1]) * 60 + Number(clock?.[2]);
    expect(at).toBeGreaterThan(0);
    await quote.focus();
    await page.keyboard.press('Enter');
    await expect.poll(async () => Math.abs((await sessionPage.playback()).time_s - at)).toBeLessThan(3);
    expect((await sessionPage.playback()).paused, 'a quote plays').toBe(false);
    await page.locator('body').evaluate(() => (document.activeElement instanceof HTMLElement ? document.activeElement.blur() : undefined));
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

  for (const theme of themes) {
    test(`no accessibility violation, and no sideways scrolling on a phone, in ${theme}`, async ({ visitor }) => {
      const context = await visitor({ colorScheme: theme });
      const page = await context.newPage();
      const session = new SessionPage(page);
      for (const path of ['/', address]) {
        await page.setViewportSize({ width: 1280, height: 900 });
        await page.goto(path);
        if (path !== '/') await session.allDone();
        await page.waitForLoadState('networkidle');
        await noViolations(page);
        await page.setViewportSize({ width: 390, height: 844 });
        await isNoWiderThanTheWindow(page);
        await noViolations(page);
      }
    });
  }

  test('dark mode is dark, light mode is light', async ({ visitor }) => {
    const brightness: number[] = [];
    for (const theme of themes) {
      const page = await (await visitor({ colorScheme: theme })).newPage();
      await page.goto(address);
      // A pixel of the screen is what counts, whatever colour space the style is written in.
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
