import { type Browser, chromium, type Page } from '@playwright/test';
import type { TestServer } from '#e2e/support/server';
import { findBrowser } from '#scripts/browser';
import { longText } from './long-text.ts';
import type { Measure } from './measures.ts';

const reloads = 3;
/** Turns of the mouse wheel, and the pixels of each. */
const wheel = { turns: 60, pixels: 400 } as const;

/** A page of three hours in a real browser: its nodes, its response to presses, and its frames while it scrolls. */
export async function longPage(server: TestServer): Promise<Measure[]> {
  const { executablePath, args, env } = await findBrowser();
  await using browser = await chromium.launch({ executablePath, args, env });
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  await open(page, server.url + (await longText(server.url, 5_000)).url);
  const nodes = await page.evaluate(() => document.querySelectorAll('*').length);
  const pressing = await pressed(page);
  const scrolling = await tasksDuring(browser, page, () => scrolled(page));
  await open(page, server.url + (await longText(server.url, 10_000)).url);
  const times: number[] = [];
  for (let run = 0; run < reloads; run += 1) times.push(await reloaded(page));
  return [
    { what: '5,000 passages: nodes of the page', unit: 'nodes', target: 3000, measured: nodes },
    {
      what: '5,000 passages: slowest interaction to next paint',
      unit: 'ms',
      target: 200,
      measured: pressing.slowest_ms,
    },
    { what: '5,000 passages: slowest frame while scrolling', unit: 'ms', target: 50, measured: scrolling.frame_ms },
    { what: '5,000 passages: longest task while scrolling', unit: 'ms', target: 50, measured: scrolling.task_ms },
    {
      what: `10,000 passages: reload until the whole text is there, slowest of ${reloads}`,
      unit: 'ms',
      target: 1500,
      measured: Math.max(...times),
    },
  ];
}

async function open(page: Page, url: string): Promise<void> {
  await page.goto(url);
  await drawn(page);
}

/** Waits until the script runs and the whole text has its place. */
async function drawn(page: Page): Promise<void> {
  await page.waitForSelector('[data-connection]', { state: 'attached' });
  await page.waitForSelector('article[data-analysis="transcript"] [data-index]');
}

async function reloaded(page: Page): Promise<number> {
  const start = performance.now();
  await page.reload({ waitUntil: 'commit' });
  await drawn(page);
  return performance.now() - start;
}

/** The slowest of some common interactions, as the browser's event timing reports them. */
async function pressed(page: Page): Promise<{ slowest_ms: number }> {
  await page.evaluate(() => {
    const seen: number[] = [];
    Object.assign(window, { interactions: seen });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries())
        if ('interactionId' in entry && Number(entry.interactionId) > 0) seen.push(entry.duration);
    }).observe({ type: 'event', durationThreshold: 16 } as PerformanceObserverInit);
  });
  const notes = page.locator('article.note h3 button');
  for (const index of [0, 1, 0]) await notes.nth(index).click();
  const find = page.getByRole('searchbox', { name: 'Find in the text' });
  await find.pressSequentially('money', { delay: 60 });
  await find.press('Enter');
  await find.press('Enter');
  await find.fill('');
  await page.locator('[data-segment]:visible').nth(3).click();
  await page.keyboard.press(']');
  await page.keyboard.press(']');
  await page.getByRole('button', { name: 'Copy', exact: true }).click();
  await page.getByRole('menuitem').first().waitFor();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+k');
  const palette = page.getByRole('dialog');
  await palette.waitFor();
  await page.keyboard.press('Escape');
  await palette.waitFor({ state: 'detached' });
  // The browser reports the last one some frames after its paint.
  await page.waitForTimeout(1000);
  const all = await page.evaluate(() => (window as unknown as { interactions: number[] }).interactions);
  if (all.length === 0) throw new Error('The browser reported no interaction.');
  return { slowest_ms: Math.max(...all) };
}

async function scrolled(page: Page): Promise<void> {
  await page.locator('[data-scroller]').hover();
  for (let turn = 0; turn < wheel.turns; turn += 1) {
    await page.mouse.wheel(0, wheel.pixels);
    await page.waitForTimeout(30);
  }
}

interface TraceEvent {
  name: string;
  pid: number;
  tid: number;
  /** In microseconds. */
  ts: number;
  dur?: number;
  args?: { name?: string };
}

/** Reads a trace: the longest task of the page's thread, and the longest time between two of its frames. */
async function tasksDuring(
  browser: Browser,
  page: Page,
  act: () => Promise<void>,
): Promise<{ frame_ms: number; task_ms: number }> {
  // A loop of frames, so that the trace shows each frame that the page could draw.
  await page.evaluate(() => {
    const next = (): void => void requestAnimationFrame(next);
    next();
  });
  await browser.startTracing(page, {
    categories: ['toplevel', 'devtools.timeline', 'disabled-by-default-devtools.timeline'],
  });
  await act();
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString()) as { traceEvents: TraceEvent[] };
  const frames = traceEvents.filter(({ name }) => name === 'FireAnimationFrame').toSorted((a, b) => a.ts - b.ts);
  const [first, last] = [frames[0], frames.at(-1)];
  if (!first || !last || frames.length < wheel.turns) throw new Error('The trace has no frames.');
  const own = frames.filter(({ pid, tid }) => pid === first.pid && tid === first.tid);
  const tasks = traceEvents.filter(
    ({ name, pid, tid, ts }) =>
      name === 'RunTask' && pid === first.pid && tid === first.tid && ts >= first.ts && ts <= last.ts,
  );
  return {
    frame_ms: Math.max(...own.slice(1).map(({ ts }, index) => ts - (own[index]?.ts ?? ts))) / 1000,
    task_ms: Math.max(...tasks.map(({ dur = 0 }) => dur)) / 1000,
  };
}
