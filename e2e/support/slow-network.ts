import type { Page } from '@playwright/test';

/** In bytes per second and ms; -1 for unlimited. */
export interface NetworkLimits {
  up?: number;
  down?: number;
  latency?: number;
}

/** Puts the page on a slow connection, or on a fast one again. */
export async function slowNetwork(page: Page, { up = -1, down = -1, latency = 0 }: NetworkLimits): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Network.emulateNetworkConditions', {
    offline: false,
    latency,
    downloadThroughput: down,
    uploadThroughput: up,
  });
}
