import { beginLive } from '#e2e/support/live-page';
import { sampleScript } from '#e2e/support/audio';
import { fedTo, recorded_s, rememberFed, storedSound } from '#e2e/support/recorded';
import { SessionPage } from '#e2e/support/session-page';
import { expect, test } from '#e2e/support/test';
import { errorsWithin } from '#lib/speech/testing/word-errors';

const minutes = 10;
const minute_s = 60;

test(
  'ten minutes of live speech: words all the way, a viewer from the middle on, and every sample at the end',
  { tag: '@long' },
  async ({ visitor }) => {
    test.setTimeout((minutes + 8) * 60_000);
    const context = await visitor();
    await rememberFed(context);
    const page = await context.newPage();
    const { session, id, recorder } = await beginLive(page);
    const guest = await (await visitor()).newPage();
    const followed = new SessionPage(guest);

    for (let minuteNow = 1; minuteNow <= minutes; minuteNow += 1) {
      await expect.poll(() => recorded_s(page), { timeout: 90_000 }).toBeGreaterThanOrEqual(minuteNow * minute_s);
      if (minuteNow === minutes / 2) {
        await guest.goto(`/s/${id}`);
        await followed.isAwake();
      }
      await test.step(`minute ${minuteNow}: what is said now is on the page`, async () => {
        for (const follower of minuteNow >= minutes / 2 ? [page, guest] : [page]) {
          const latest = follower.locator('[data-latest-words]');
          const before = await latest.textContent();
          await expect(latest).not.toHaveText(before ?? '');
        }
      });
    }

    await recorder.getByRole('button', { name: 'Stop' }).click();
    await session.allDone();
    await followed.allDone();
    const [fed, stored] = [await fedTo(page), await storedSound(page, id)];
    expect(stored.pcm.length / 2 / stored.sample_rate_hz).toBeGreaterThan(minutes * minute_s);
    expect(stored.pcm.length, 'no second is missing, and none is there twice').toBe(fed.length);
    expect(stored.pcm.equals(fed), 'each sample is the one that was fed').toBe(true);
    const text = await (await page.request.get(`/api/sessions/${id}/export?format=json`)).json();
    const heard = (text as { segments: { text: string }[] }).segments.map((segment) => segment.text).join(' ');
    expect(heard.split(' ').length).toBeGreaterThan(minutes * 100);
    const said = Array.from({ length: minutes + 2 }, () => sampleScript('planning').text).join(' ');
    expect(errorsWithin(said, heard)).toBeLessThan(0.1);
  },
);
