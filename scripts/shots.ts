/**
 * Writes pictures of the main states of the session page, for viewing rather than comparing: `npm run shots` writes
 * them into `shots/`. `npm run shots -- readme` takes only those for the README, the guide and the start page, `-- live`
 * those of a live recording for the guide, `-- extremes` those of failed and very long sessions.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from '@playwright/test';
import { createSession, type CreatedSession } from '#e2e/support/api';
import { longRecording, samplePath } from '#e2e/support/audio';
import { startServer } from '#e2e/support/server';
import { frames } from '#e2e/support/sse';
import { longText } from '#scripts/bench/long-text';
import { transcode } from '#scripts/transcode';
import { libraryMessages } from '#lib/messages/library';
import { findBrowser } from './browser.ts';
import { ensureBuild } from './build.ts';
import { takeLivePictures } from './shots-live.ts';

const folder = join(import.meta.dirname, '../shots');
const imagesFolder = join(import.meta.dirname, '../docs/images');
const samplesFolder = join(import.meta.dirname, '../public/samples');
const sizes = {
  phone: { width: 390, height: 844 },
  desk: { width: 1280, height: 900 },
  wide: { width: 1920, height: 1080 },
};
const themes = ['light', 'dark'] as const;

interface State {
  name: string;
  session: CreatedSession;
  /** Actions before the picture; none for the page as it loads. */
  act?: (page: Page) => Promise<void>;
  whole?: boolean;
}

async function finished(base: string, recording: Parameters<typeof createSession>[1]): Promise<CreatedSession> {
  const made = await createSession(base, recording);
  await (await fetch(`${base}/api/sessions/${made.session_id}/events?until=complete`)).text();
  return made;
}

/** A run that its owner cancels after the first words. */
async function cancelled(base: string): Promise<CreatedSession> {
  const made = await createSession(base, await longRecording());
  const run = await fetch(`${base}/api/sessions/${made.session_id}/events?until=complete`);
  for await (const { data } of frames(run)) {
    if (data.type !== 'partial') continue;
    const headers = { Authorization: `Bearer ${made.owner_token}` };
    await fetch(`${base}/api/sessions/${made.session_id}/run`, { method: 'DELETE', headers });
    break;
  }
  await (await fetch(`${base}/api/sessions/${made.session_id}/events?until=complete`)).text();
  return made;
}

/** A recording of which the second half cannot be decoded. */
async function brokenRecording(): Promise<string> {
  const path = join(folder, 'board meeting.flac');
  await transcode(samplePath('planning'), path, { encoder: 'flac', sample_rate_hz: 16_000 });
  const bytes = readFileSync(path);
  writeFileSync(path, bytes.fill(7, bytes.length >> 1));
  return path;
}

async function openFirstNote(page: Page): Promise<void> {
  await page.getByRole('heading', { level: 3 }).first().getByRole('button').click();
  await page.locator('[data-pane] footer').waitFor();
}

async function showText(page: Page): Promise<void> {
  const tab = page.getByRole('tab', { name: 'Text' });
  if (await tab.isVisible()) await tab.click();
}

async function picture(browser: Browser, base: string, { name, session, act, whole = true }: State): Promise<void> {
  for (const [size, viewport] of Object.entries(sizes)) {
    for (const colorScheme of themes) {
      const context = await browser.newContext({ viewport, colorScheme, baseURL: base });
      await context.addCookies([
        { name: 'undertone_owner', value: encodeURIComponent(session.owner_token), url: base },
      ]);
      const page = await context.newPage();
      await page.goto(`/s/${session.session_id}`);
      // A text has no player.
      await page.locator('[data-connection]').waitFor({ state: 'attached' });
      await page.waitForLoadState('networkidle', { timeout: 3_000 }).catch(() => undefined);
      await act?.(page);
      await page.screenshot({ path: join(folder, `${name}-${size}-${colorScheme}.png`), fullPage: whole });
      await context.close();
    }
  }
}

/** One open note with its best finding selected, as after a press on it. */
const readmePictures = [
  { file: 'session-light.png', sample: 'argument', note: 'Manipulation cues', colorScheme: 'light' },
  { file: 'session-dark.png', sample: 'planning', note: 'Understanding', colorScheme: 'dark' },
] as const;

async function takeReadmePictures(browser: Browser, base: string): Promise<void> {
  for (const { file, sample, note, colorScheme } of readmePictures) {
    const session = await finished(base, samplePath(sample));
    const context = await browser.newContext({
      viewport: { width: 1440, height: 960 },
      deviceScaleFactor: 1.5,
      colorScheme,
      baseURL: base,
    });
    await context.addCookies([{ name: 'undertone_owner', value: encodeURIComponent(session.owner_token), url: base }]);
    const page = await context.newPage();
    await page.goto(`/s/${session.session_id}`);
    await page.getByRole('button', { name: 'Play', exact: true }).waitFor();
    await page.getByRole('heading', { level: 3, name: note }).getByRole('button').click();
    await page.locator('[data-pane] footer').waitFor();
    await page.waitForLoadState('networkidle', { timeout: 3_000 }).catch(() => undefined);
    await page.evaluate(() => scrollTo(0, 0));
    await page.screenshot({ path: join(imagesFolder, file) });
    await context.close();
  }
}

/** The picture of the first sample for the start page; as wide as two columns need. */
async function takeSamplePictures(browser: Browser, base: string): Promise<void> {
  const session = await finished(base, samplePath('argument'));
  for (const colorScheme of themes) {
    const context = await browser.newContext({ viewport: { width: 1024, height: 640 }, colorScheme, baseURL: base });
    const page = await context.newPage();
    await page.goto(`/s/${session.session_id}`);
    await page.getByRole('button', { name: 'Play', exact: true }).waitFor();
    await page.waitForLoadState('networkidle', { timeout: 3_000 }).catch(() => undefined);
    await page.screenshot({ path: join(samplesFolder, `page-${colorScheme}.jpg`), type: 'jpeg', quality: 75 });
    await context.close();
  }
}

/** Failed and very long sessions. */
async function takeExtremes(browser: Browser, base: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  await picture(browser, base, { name: 'failed', session: await cancelled(base) });
  await picture(browser, base, { name: 'broken', session: await finished(base, await brokenRecording()) });
  const huge = await longText(base, 5_000);
  await picture(browser, base, { name: 'huge', session: huge, whole: false });
  await picture(browser, base, { name: 'huge-text', session: huge, act: showText, whole: false });
}

/** The pictures in the guide: the library, the export menu, and two recordings side by side. */
async function takeGuidePictures(browser: Browser, base: string): Promise<void> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 860 }, baseURL: base });
  const recording = async (id: Parameters<typeof samplePath>[0]): Promise<string> => {
    const audio = { name: `${id}.mp3`, mimeType: 'audio/mpeg', buffer: readFileSync(samplePath(id)) };
    const made = (await (
      await context.request.post('/api/sessions', { multipart: { audio } })
    ).json()) as CreatedSession;
    await (await fetch(`${base}/api/sessions/${made.session_id}/events?until=complete`)).text();
    return made.session_id;
  };
  const argument = await recording('argument');
  const planning = await recording('planning');
  const page = await context.newPage();
  const take = async (file: string): Promise<void> => {
    await page.waitForLoadState('networkidle').catch(() => undefined);
    await page.screenshot({ path: join(imagesFolder, file) });
  };
  // Findings are indexed a few seconds after the run.
  await page.goto('/library');
  await page.waitForLoadState('networkidle');
  const findings = page.getByRole('list', { name: libraryMessages.findingsIn('argument') });
  for (let tried = 0; tried < 10 && !(await findings.isVisible()); tried += 1) {
    await page.getByRole('searchbox').fill('');
    await page.getByRole('searchbox').fill('money');
    await findings.waitFor({ timeout: 4_000 }).catch(() => undefined);
  }
  await take('library.png');
  await page.goto(`/library/compare?a=${argument}&b=${planning}`);
  await take('side-by-side.png');
  await page.goto(`/s/${planning}`);
  await page.getByRole('button', { name: 'Play', exact: true }).waitFor();
  await page.getByRole('button', { name: 'Export' }).click();
  await page.getByRole('menu').waitFor();
  await take('export.png');
  await context.close();
}

async function takeAll(browser: Browser, base: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const argument = await finished(base, samplePath('argument'));
  const planning = await finished(base, samplePath('planning'));
  await picture(browser, base, { name: 'argument', session: argument });
  await picture(browser, base, { name: 'argument-note', session: argument, act: openFirstNote, whole: false });
  await picture(browser, base, { name: 'planning', session: planning });
  await picture(browser, base, { name: 'planning-text', session: planning, act: showText, whole: false });
  await picture(browser, base, {
    name: 'running',
    session: await createSession(base, await longRecording()),
    whole: false,
  });
  await takeExtremes(browser, base);
  process.stdout.write(`pictures are in ${folder}\n`);
}

await ensureBuild();
const { executablePath, args, env } = await findBrowser();
await using server = await startServer();
const browser = await chromium.launch({ executablePath, args, env });
if (process.argv[2] === 'readme') {
  await takeReadmePictures(browser, server.url);
  await takeSamplePictures(browser, server.url);
  await takeGuidePictures(browser, server.url);
} else if (process.argv[2] === 'live') await takeLivePictures(server.url, imagesFolder);
else if (process.argv[2] === 'extremes') await takeExtremes(browser, server.url);
else await takeAll(browser, server.url);
await browser.close();
