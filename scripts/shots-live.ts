import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { chromium } from '@playwright/test';
import { makeMicrophoneClip, microphoneClip } from '#e2e/support/audio';
import { FirstPage } from '#e2e/support/first-page';
import { findBrowser, microphoneArgs } from './browser.ts';

/** In seconds of the recording. */
const moments = { words: 9, readings: 45 } as const;

/** Three moments of one live talk, at the recorder's page: the first words, the first readings, and after Stop. */
export async function takeLivePictures(base: string, folder: string): Promise<void> {
  await makeMicrophoneClip();
  const { executablePath, args, env } = await findBrowser();
  const browser = await chromium.launch({ executablePath, env, args: [...args, ...microphoneArgs(microphoneClip)] });
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 860 }, baseURL: base });
    const first = new FirstPage(page);
    await first.open();
    await first.beginLive();
    const recorder = page.getByRole('region', { name: 'Recorder' });
    await recorder.getByRole('meter').waitFor();
    await sleep(moments.words * 1000);
    await page.screenshot({ path: join(folder, 'live-words.png') });
    await sleep((moments.readings - moments.words) * 1000);
    await page.screenshot({ path: join(folder, 'live-readings.png') });
    await recorder.getByRole('button', { name: 'Pause' }).click();
    await recorder.getByRole('button', { name: 'Stop' }).click();
    await page.getByRole('button', { name: 'Play', exact: true }).waitFor();
    await page.locator('[data-analysis="conversation_flow"][data-state="done"]').waitFor({ state: 'attached' });
    await page.waitForLoadState('networkidle', { timeout: 3_000 }).catch(() => undefined);
    await page.screenshot({ path: join(folder, 'live-stopped.png') });
  } finally {
    await browser.close();
  }
}
