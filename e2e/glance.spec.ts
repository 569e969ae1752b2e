import type { Page } from '@playwright/test';
import { loggedByAxe, noViolations } from '#e2e/support/accessibility';
import { createSession } from '#e2e/support/api';
import { samplePath } from '#e2e/support/audio';
import { SessionPage } from '#e2e/support/session-page';
import { expect, test } from '#e2e/support/test';
import { analysisTypes } from '#lib/analyses/steps';

test.use({ expectedErrors: [loggedByAxe] });

const sizes = {
  phone: { width: 390, height: 844 },
  desk: { width: 1280, height: 900 },
  wide: { width: 1920, height: 1080 },
} as const;

async function heightOf(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollHeight);
}

/** Adds up layout shifts without user input, in the worst five seconds, as browsers report them. */
async function watchShifts(page: Page): Promise<() => Promise<number>> {
  await page.addInitScript(() => {
    const seen: [number, number][] = [];
    Object.assign(window, { shifts: seen });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries())
        if ('value' in entry && 'hadRecentInput' in entry && !entry.hadRecentInput)
          seen.push([entry.startTime, Number(entry.value)]);
    }).observe({ type: 'layout-shift', buffered: true });
  });
  return async () => {
    const seen = (await page.evaluate(() => (window as unknown as { shifts: [number, number][] }).shifts)) ?? [];
    return Math.max(
      0,
      ...seen.map(([from]) =>
        seen.filter(([at]) => at >= from && at < from + 5000).reduce((sum, [, value]) => sum + value, 0),
      ),
    );
  };
}

test.describe('a finished session', () => {
  let address = '';

  test.beforeAll(async ({ finished }) => {
    address = (await finished('argument')).url;
  });

  test('the summary first; one selection for note, mark, text and address; keys step through it', async ({
    page,
    sessionPage,
  }) => {
    await page.setViewportSize(sizes.desk);
    await page.goto(address);
    await sessionPage.allDone();
    const glance = page.getByRole('region', { name: 'At a glance' });
    await expect(glance).toContainText(/Not known:/);
    const findings = glance.getByRole('list', { name: 'Findings' }).getByRole('listitem');
    await expect(findings.nth(2)).toBeVisible();
    const count = await findings.count();
    expect(count).toBeGreaterThanOrEqual(3);
    expect(count).toBeLessThanOrEqual(5);
    await expect(page.getByRole('navigation', { name: 'Steps of the analysis' })).toBeHidden();
    expect(await heightOf(page)).toBeLessThanOrEqual(3000);
    const notes = await page.locator('.note').all();
    expect(notes.length).toBe(analysisTypes.length - 1);
    for (const note of notes) expect((await note.boundingBox())?.height).toBeLessThanOrEqual(66);

    await findings.first().getByRole('button').click();
    const note = sessionPage.card('manipulation_assessment');
    await expect(note.locator('[data-pane]')).toContainText(/you will regret this/i);
    await expect.poll(async () => (await sessionPage.playback()).paused).toBe(false);
    await expect(page).toHaveURL(/#f=[0-9a-z]{11}&t=\d/);
    const marks = page.getByRole('toolbar', { name: 'Marks of evidence' }).getByRole('button');
    await expect(marks.first()).toHaveAccessibleName(/\(Manipulation cues\)/);
    expect(await page.evaluate(() => window.scrollY), 'only the text scrolls').toBe(0);
    const first = page.url();
    await page.keyboard.press(']');
    await expect.poll(() => page.url()).not.toBe(first);
    await page.keyboard.press('[');
    await expect.poll(() => page.url()).toBe(first);

    await page.keyboard.press('Escape');
    await expect(note.locator('[data-pane]')).toHaveCount(0);
    await expect.poll(() => new URL(page.url()).hash).toBe('');

    // The same address opens the same note, and an older form of address its moment.
    await page.goto('about:blank');
    await page.goto(first);
    await expect(note.locator('[data-pane]')).toBeVisible();
    const time = Number(/t=([\d.]+)/.exec(first)?.[1]);
    await expect.poll(async () => Math.abs((await sessionPage.playback()).time_s - time)).toBeLessThan(0.5);
    await page.goto('about:blank');
    await page.goto(`${address}#t=12.5`);
    await expect.poll(async () => Math.abs((await sessionPage.playback()).time_s - 12.5)).toBeLessThan(0.5);
  });

  test('at 1920 px three columns, the note beside the text; nothing overlaps', async ({ page, sessionPage }) => {
    await page.setViewportSize(sizes.wide);
    await page.goto(address);
    const note = await sessionPage.open('emotion_analysis');
    const [notes, text, pane] = await Promise.all([
      page.locator('#panel-notes').boundingBox(),
      page.locator('#panel-text').boundingBox(),
      note.locator('[data-pane]').boundingBox(),
    ]);
    if (!notes || !text || !pane) throw new Error('A column is not there.');
    expect(notes.x + notes.width).toBeLessThan(text.x);
    expect(text.x + text.width).toBeLessThan(pane.x);
    expect(pane.x + pane.width - notes.x).toBeCloseTo(1600, -1);
    await noViolations(page);
  });

  test('on a phone: tabs that keep their scroll, a note as a sheet over the page, the player at the bottom', async ({
    page,
    sessionPage,
  }) => {
    await page.setViewportSize(sizes.phone);
    await page.goto(address);
    await expect(page.getByRole('tab', { name: 'Notes' })).toHaveAttribute('aria-selected', 'true');
    expect(await heightOf(page)).toBeLessThanOrEqual(5200);
    const bar = await page.locator('.player-bar').boundingBox();
    expect(bar?.height).toBeLessThanOrEqual(64);
    expect((bar?.y ?? 0) + (bar?.height ?? 0)).toBe(sizes.phone.height);

    // Pressed where it is: Playwright's own click first scrolls to the place from which the row of tabs sticks.
    const press = async (name: string): Promise<void> => {
      const box = await page.getByRole('tab', { name }).boundingBox();
      if (!box) throw new Error('The tab is not in sight.');
      await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
    };
    await sessionPage.isAwake();
    await page.evaluate(() => window.scrollTo(0, 900));
    await press('Text');
    await expect(sessionPage.segments().first()).toBeVisible();
    await expect(sessionPage.card('manipulation_assessment')).toBeHidden();
    await press('Notes');
    await expect.poll(() => page.evaluate(() => window.scrollY)).toBe(900);

    const note = await sessionPage.open('manipulation_assessment');
    await expect(note.getByRole('button', { name: 'Close this note' })).toBeFocused();
    const sheet = await note.locator('[data-pane]').boundingBox();
    expect(sheet).toMatchObject({ x: 0, y: 0, width: 390, height: sizes.phone.height - 64 });
    // A note that is opened plays its first finding.
    await expect.poll(async () => (await sessionPage.playback()).paused).toBe(false);
    await note.getByRole('button', { name: /Play/ }).first().click();
    await expect.poll(async () => (await sessionPage.playback()).paused).toBe(false);
    await noViolations(page);
    await page.keyboard.press('Escape');
    await expect(note.getByRole('heading').getByRole('button')).toBeFocused();
  });
});

for (const size of ['desk', 'phone'] as const) {
  test(`nothing jumps while the page fills, at ${sizes[size].width} px`, async ({ page, server }) => {
    await page.setViewportSize(sizes[size]);
    const shifts = await watchShifts(page);
    const { url } = await createSession(server.url, samplePath('planning'));
    await page.goto(url);
    await new SessionPage(page).allDone();
    await expect(page.getByText('All 12 steps finished')).toBeVisible();
    expect(await shifts()).toBeLessThan(0.05);
    // Proof that the test can fail: an element that pushes the page down is counted.
    await page.evaluate(() => {
      const block = document.createElement('div');
      block.style.height = '300px';
      document.body.prepend(block);
    });
    await expect.poll(shifts).toBeGreaterThan(0.05);
  });
}
