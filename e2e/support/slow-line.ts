import type { Page } from '@playwright/test';

/** In bytes per second and ms; -1 for unlimited. */
export interface Line {
  up?: number;
  down?: number;
  latency?: number;
}

/** Puts the page on a slow connection, or on a fast one again. */
export async function slowLine(page: Page, { up = -1, down = -1, latency = 0 }: Line): Promise<void> {
  const line = await page.context().newCDPSession(page);
  await line.send('Network.emulateNetworkConditions', {
    offline: false,
    latency,
    downloadThroughput: down,
    uploadThroughput: up,
  });
}
