import { beginLive } from '#e2e/support/live-page';
import type { BrowserContext, Page } from '@playwright/test';
import { expect, test } from '#e2e/support/test';

test.use({ expectedErrors: [/Failed to load resource.*(403|404|410)/] });

interface Device {
  tracks: MediaStreamTrack[];
  contexts: AudioContext[];
  /** How often the wake lock of the screen was requested and released. */
  screen: { taken: number; released: number };
  hidden: boolean;
}

/** Lets the test act as a phone's system does on the microphone, the audio and the screen. */
async function inHand(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    if (!('mediaDevices' in navigator)) return;
    const device: Device = { tracks: [], contexts: [], screen: { taken: 0, released: 0 }, hidden: false };
    Object.assign(window, { device });
    const ask = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
    navigator.mediaDevices.getUserMedia = async (wanted) => {
      const stream = await ask(wanted);
      device.tracks.push(...stream.getAudioTracks());
      return stream;
    };
    class KnownContext extends AudioContext {
      constructor(options?: AudioContextOptions) {
        super(options);
        device.contexts.push(this);
      }
    }
    window.AudioContext = KnownContext;
    Object.defineProperty(navigator, 'wakeLock', {
      value: {
        async request() {
          device.screen.taken += 1;
          return { release: async () => (device.screen.released += 1) };
        },
      },
    });
    Object.defineProperty(document, 'visibilityState', { get: () => (device.hidden ? 'hidden' : 'visible') });
  });
}

/** A call that starts or ends: the microphone's track is muted or unmuted, with its event. */
function callTakes(page: Page, muted: boolean): Promise<void> {
  return page.evaluate((isMuted) => {
    const { tracks } = (window as unknown as { device: Device }).device;
    for (const track of tracks) {
      Object.defineProperty(track, 'muted', { value: isMuted, configurable: true });
      track.dispatchEvent(new Event(isMuted ? 'mute' : 'unmute'));
    }
  }, muted);
}

/** A locked screen hides the page and suspends its audio; after that the page is visible again. */
function lock(page: Page, locked: boolean): Promise<void> {
  return page.evaluate(async (isLocked) => {
    const { device } = window as unknown as { device: Device };
    device.hidden = isLocked;
    if (isLocked) for (const context of device.contexts) if (context.state === 'running') await context.suspend();
    document.dispatchEvent(new Event('visibilitychange'));
  }, locked);
}

const screen = (page: Page): Promise<Device['screen']> =>
  page.evaluate(() => (window as unknown as { device: Device }).device.screen);

// lib/client/live/live-recording.test.ts shows the pauses without a page; e2e/live.spec.ts a pause, a phone and a viewer,
// and e2e/sharing.spec.ts that access ends while somebody views.
test(
  'on a phone a call and a locked screen are pauses with a mark, and what was said is kept; sharing is ended meanwhile',
  { tag: '@long' },
  async ({ visitor }) => {
    test.slow();
    const context = await visitor({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
    await inHand(context);
    const page = await context.newPage();
    const { session, id, recorder } = await beginLive(page);
    const timer = recorder.getByRole('timer', { name: 'Recorded' });
    await expect(timer).toHaveText(/0:0[4-9]/);
    expect(await screen(page), 'the screen stays on').toEqual({ taken: 1, released: 0 });

    for (const [what, act] of [
      ['a call', callTakes],
      ['a locked screen', lock],
    ] as const)
      await test.step(what, async () => {
        await act(page, true);
        await expect(recorder.getByText('Interrupted', { exact: true })).toBeVisible();
        await expect(recorder.getByText(/The recording continues by itself when the sound is back/)).toBeVisible();
        // The last frame may still come.
        await page.waitForTimeout(1_200);
        const held = await timer.textContent();
        await page.waitForTimeout(1_500);
        expect(await timer.textContent(), 'nothing is recorded meanwhile').toBe(held);
        await act(page, false);
        await expect(recorder.getByText('Recording', { exact: true })).toBeVisible();
        await expect(timer).not.toHaveText(held ?? '');
      });
    expect((await screen(page)).taken, 'the screen is asked for again once the page is seen').toBe(2);

    await test.step('a pause of one’s own does not end with a call', async () => {
      await recorder.getByRole('button', { name: 'Pause' }).click();
      await callTakes(page, true);
      await callTakes(page, false);
      await expect(recorder.getByText('Paused', { exact: true })).toBeVisible();
      await recorder.getByRole('button', { name: 'Resume' }).click();
    });

    await test.step('the owner sees who follows, and ends that', async () => {
      const guest = await (await visitor()).newPage();
      await guest.goto(`/s/${id}`);
      await expect(page.getByText('One other person is following.')).toBeVisible();
      await page.getByRole('button', { name: 'Stop sharing' }).click();
      await page.getByRole('alertdialog').getByRole('button', { name: 'Stop sharing' }).click();
      await expect(page.getByText('Only you can open this page.')).toBeVisible();
      await expect(guest.getByText(/no longer updates\. .*not shared with you/)).toBeVisible();
      expect((await guest.request.get(`/api/sessions/${id}`)).status()).toBe(404);
      await expect(page.getByText('Nobody else is following.')).toBeVisible();
      await expect(recorder.getByText('Recording', { exact: true })).toBeVisible();
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    });

    await recorder.getByRole('button', { name: 'Stop' }).click();
    await session.allDone();
    await session.toText();
    await expect(page.locator('[data-live-mark="pause"]')).toHaveCount(3);
    await expect(session.card('transcript')).toContainText(/workshop|making time|February|March/i);
    await expect.poll(async () => (await screen(page)).released, 'the screen may go dark again').toBeGreaterThan(0);
  },
);
