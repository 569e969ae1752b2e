import { beginLive } from '#e2e/support/live-page';
import { sampleScript } from '#e2e/support/audio';
import { fedTo, rememberFed, storedSound } from '#e2e/support/recorded';
import { startServer } from '#e2e/support/server';
import { factsOf, readRun } from '#e2e/support/sse';
import { freshFolder } from '#lib/db/testing/template';
import { expect, test } from '#e2e/support/test';
import { errorsWithin } from '#lib/speech/testing/word-errors';

test.use({ expectedErrors: [/ERR_|Failed to load resource|WebSocket/] });

// lib/client/live/killed-server.test.ts shows without a page that no sample is lost, and e2e/live.spec.ts with a page
// that a cut connection loses nothing.
test(
  'a server that is killed while somebody records and comes back: all that was said, once, in one text',
  { tag: '@long' },
  async ({ visitor }) => {
    test.slow();
    using folder = await freshFolder();
    const dataDir = folder.path;
    const first = await startServer({ dataDir });
    await first.ready();
    const context = await visitor({ baseURL: first.url });
    await rememberFed(context);
    const page = await context.newPage();
    const { session, id, recorder } = await beginLive(page);
    const away = recorder.getByText('The server cannot be reached.');
    const frames = (): Promise<number> => page.evaluate(() => (window as unknown as { fed: unknown[] }).fed.length);
    await expect(session.segments().first()).toBeVisible({ timeout: 40_000 });
    const before = await session.transcript();

    await first.kill();
    await expect(away).toBeVisible();
    const meanwhile = await frames();
    await expect(recorder.getByText('Recording', { exact: true })).toBeVisible();
    await expect.poll(frames, 'it records without a server').toBeGreaterThan(meanwhile + 15);

    await using second = await startServer({ dataDir, port: first.port });
    await expect(away).toHaveCount(0, { timeout: 40_000 });
    await expect
      .poll(() => session.transcript().then((text) => text.length), { timeout: 40_000 })
      .toBeGreaterThan(before.length + 40);
    await recorder.getByRole('button', { name: 'Stop' }).click();
    await session.allDone();

    const [fed, stored] = [await fedTo(page), await storedSound(page, id)];
    expect(stored.pcm.length, 'no second is missing, and none is there twice').toBe(fed.length);
    expect(stored.pcm.equals(fed), 'each sample is the one that was fed').toBe(true);

    const facts = factsOf(await readRun(await fetch(`${second.url}/api/sessions/${id}/events?until=complete`)));
    expect(
      facts.map(({ seq }) => seq),
      'one log, without a gap',
    ).toEqual(facts.map((_, index) => index + 1));
    expect(facts.filter(({ type }) => type === 'complete')).toMatchObject([{ failed: [] }]);
    const { text } = sampleScript('planning');
    const heard = await session.transcript();
    // The microphone repeats the sample.
    expect(errorsWithin(`${text} ${text} ${text}`, heard), heard).toBeLessThan(0.1);
    expect(second.errors()).toEqual([]);
  },
);
