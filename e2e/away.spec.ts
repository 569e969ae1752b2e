import { formOf } from '#e2e/support/api';
import { sentencePath } from '#e2e/support/audio';
import { startProxy } from '#e2e/support/proxy';
import { expect, test } from '#e2e/support/test';

test.use({ expectedErrors: [/ERR_|WebSocket|Failed to load resource/] });

test('a user elsewhere is notified of the end; if the server cannot be reached, our own page says so', async ({
  server,
  visitor,
}) => {
  await using proxy = await startProxy(server.port);
  const context = await visitor({ baseURL: proxy.url });
  await context.grantPermissions(['notifications']);
  const page = await context.newPage();
  await page.addInitScript(() => {
    const told: string[] = [];
    class Told extends EventTarget {
      static permission = 'granted';
      static requestPermission = () => Promise.resolve('granted');
      constructor(title: string, { body }: { body: string }) {
        super();
        told.push(`${title}: ${body}`);
      }
    }
    Object.assign(window, { Notification: Told, told });
  });
  const made = (await (await fetch(`${server.url}/api/sessions`, { method: 'POST' })).json()) as {
    session_id: string;
    owner_token: string;
  };
  await page.goto(`/s/${made.session_id}`);
  await page.getByRole('button', { name: 'Notify me when it is done' }).click();
  await expect(page.getByText('You will be notified when it is done.')).toBeVisible();
  await page.evaluate(() => Object.defineProperty(document, 'visibilityState', { value: 'hidden' }));
  const form = await formOf(sentencePath);
  form.set('session_id', made.session_id);
  await fetch(`${server.url}/api/sessions`, {
    method: 'POST',
    body: form,
    headers: { authorization: `Bearer ${made.owner_token}` },
  });
  await expect
    .poll(() => page.evaluate(() => (window as unknown as { told: string[] }).told), { timeout: 60_000 })
    .toEqual([expect.stringMatching(/Undertone: The analysis is complete\.$/)]);

  const manifest = (await (await page.request.get('/manifest.webmanifest')).json()) as {
    icons: { src: string; sizes: string }[];
  };
  expect(manifest.icons.map(({ sizes }) => sizes)).toEqual(['any', '192x192', '512x512', '512x512']);
  for (const { src } of manifest.icons)
    expect((await page.request.get(src)).headers()['content-type']).toMatch(/^image\//);
  await page.evaluate(async () => void (await navigator.serviceWorker.ready));
  await expect.poll(() => page.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true);
  proxy.cut();
  await page.goto('/library');
  await expect(page.getByRole('heading', { name: 'Undertone cannot be reached.' })).toBeVisible();
  proxy.restore();
  await page.getByRole('link', { name: 'Try again' }).click();
  await expect(page.getByRole('heading', { name: 'Your library' })).toBeVisible();
  // Closed before the proxy, or it would log an error.
  await page.close();
});

test('a page that was opened before an update says so when a part of it is gone from the server', async ({
  finished,
  page,
}) => {
  let gone = false;
  // From the start, since a page that is watched uses no cache.
  await page.route('**/_next/static/**', (route) => (gone ? route.fulfill({ status: 404 }) : route.continue()));
  await page.goto((await finished('argument')).url);
  await expect(page.locator('[data-connection="live"]')).toBeVisible();
  gone = true;
  await page.keyboard.press('?');
  const updated = page.getByText('Undertone was updated. Reload the page.');
  await expect(updated).toBeVisible({ timeout: 40_000 });
  gone = false;
  await page.getByRole('button', { name: 'Reload' }).click();
  await expect(updated).toHaveCount(0);
  await expect(page.locator('[data-connection="live"]')).toBeVisible();
});
