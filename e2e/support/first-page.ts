import type { Locator, Page } from '@playwright/test';

/** The start page: capture, samples, recent recordings. */
export class FirstPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async open(): Promise<void> {
    await this.page.goto('/');
    // The buttons are there before the script that makes them work.
    await this.page.waitForLoadState('networkidle');
  }

  /** The notice comes once per browser, before the first recording. */
  async acceptNotice(): Promise<void> {
    await this.page
      .getByRole('alertdialog', { name: 'Before your first recording' })
      .getByRole('button', { name: 'I understand, go on' })
      .click();
  }

  /** Makes this browser unable to record live: it records first and sends afterwards. */
  async withoutLive(): Promise<void> {
    await this.page.addInitScript(() => Reflect.deleteProperty(window, 'AudioWorkletNode'));
  }

  /** Presses Record, accepts the notice if it comes, and chooses the device. */
  async beginLive(): Promise<void> {
    await this.page.getByRole('button', { name: 'Record', exact: true }).click();
    const begin = this.page
      .getByRole('region', { name: 'Before you record' })
      .getByRole('button', { name: 'Start recording' });
    const notice = this.page.getByRole('alertdialog', { name: 'Before your first recording' });
    await begin.or(notice).first().waitFor();
    if (await notice.isVisible()) await this.acceptNotice();
    await begin.click();
  }

  sample(title: string): Locator {
    return this.page.getByRole('button', { name: title });
  }

  async choose(files: string | { name: string; mimeType: string; buffer: Buffer }): Promise<void> {
    await this.page.getByRole('main').locator('input[type="file"]').setInputFiles(files);
  }

  alert(): Locator {
    return this.page.getByRole('main').getByRole('alert');
  }
}
