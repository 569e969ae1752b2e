import type { Locator, Page } from '@playwright/test';
import { FirstPage } from './first-page.ts';
import { SessionPage } from './session-page.ts';

interface LivePage {
  session: SessionPage;
  id: string;
  recorder: Locator;
}

/** Begins a live recording in this page, which becomes the recording's own. */
export async function beginLive(page: Page): Promise<LivePage> {
  const first = new FirstPage(page);
  await first.open();
  await first.beginLive();
  const session = new SessionPage(page);
  return { session, id: await session.id(), recorder: page.getByRole('region', { name: 'Recorder' }) };
}
