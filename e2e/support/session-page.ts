import type { Locator, Page } from '@playwright/test';
import { analysisTypes, type CardType } from '#lib/analyses/steps';
import { expect } from './expect.ts';

/** How long a three-minute recording may take on a busy machine. */
const runTimeoutMs = 120_000;

/** The page of one session, as its user sees it. */
export class SessionPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** Waits until the address is a session's and its script has loaded, and returns the id. */
  async id(): Promise<string> {
    await this.page.waitForURL(/\/s\/[\w-]{22}/, { timeout: 20_000 });
    await this.isAwake();
    return new URL(this.page.url()).pathname.slice(3);
  }

  /** Waits for the page's script. The server's page looks the same and does nothing: input before that is lost. */
  async isAwake(): Promise<void> {
    await expect(this.page.locator('[data-connection]')).toBeAttached();
  }

  card(type: CardType): Locator {
    return this.page.locator(`article[data-analysis="${type}"]`);
  }

  /** Opens the note, which contains its evidence only then. One note is open at a time. */
  async open(type: Exclude<CardType, 'transcript'>): Promise<Locator> {
    const note = this.card(type);
    const tab = this.page.getByRole('tab', { name: type.startsWith('custom:') ? 'Ask' : 'Notes', exact: true });
    const button = note.getByRole('heading', { level: 3 }).first().getByRole('button');
    await this.isAwake();
    await expect(async () => {
      if ((await tab.isVisible()) && (await tab.getAttribute('aria-selected')) === 'false')
        await tab.click({ timeout: 3_000 });
      if ((await button.getAttribute('aria-expanded')) === 'false') await button.click({ timeout: 3_000 });
      await expect(note.locator('[data-pane]')).toBeVisible({ timeout: 3_000 });
    }).toPass({ timeout: 20_000 });
    return note;
  }

  /** On a small screen the text is in a tab. */
  async toText(): Promise<void> {
    const tab = this.page.getByRole('tab', { name: 'Text', exact: true });
    await this.isAwake();
    await expect(async () => {
      if (!(await tab.isVisible())) return;
      await tab.click({ timeout: 3_000 });
      await expect(tab).toHaveAttribute('aria-selected', 'true', { timeout: 1_000 });
    }).toPass({ timeout: 20_000 });
  }

  cards(): Locator {
    return this.page.locator('article[data-analysis]');
  }

  segments(): Locator {
    return this.card('transcript').locator('[data-segment]');
  }

  async allDone(): Promise<void> {
    await this.isAwake();
    await expect(this.cards()).toHaveCount(analysisTypes.length);
    for (const type of analysisTypes)
      await expect(this.card(type)).toHaveAttribute('data-state', 'done', { timeout: runTimeoutMs });
  }

  /** Some words have been recognised and the run has not ended. */
  async inTheMiddle(): Promise<void> {
    await expect(this.segments().first()).toBeVisible({ timeout: 20_000 });
    await expect(this.card('transcript')).toHaveAttribute('data-state', 'running');
  }

  async transcript(): Promise<string> {
    return (await this.segments().allTextContents()).join(' ').replace(/\s+/g, ' ').trim();
  }

  /** Segment ids in the order of the page; equal ids would mean that something is shown twice. */
  async segmentIds(): Promise<(string | null)[]> {
    return this.segments().evaluateAll((all) => all.map((element) => element.getAttribute('data-segment')));
  }

  /** States of the twelve cards, by name. */
  async states(): Promise<Record<string, string | null>> {
    return Object.fromEntries(
      await this.cards().evaluateAll((all) =>
        all.map((element) => [element.getAttribute('data-analysis'), element.getAttribute('data-state')]),
      ),
    );
  }

  audio(): Locator {
    return this.page.locator('audio');
  }

  async playback(): Promise<{ time_s: number; paused: boolean; duration_s: number }> {
    return this.audio().evaluate((element: HTMLAudioElement) => ({
      time_s: element.currentTime,
      paused: element.paused,
      duration_s: element.duration,
    }));
  }
}
