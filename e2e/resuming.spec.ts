import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { wavOf } from '#e2e/support/audio';
import { startProxy } from '#e2e/support/proxy';
import { slowNetwork } from '#e2e/support/slow-network';
import { expect, test } from '#e2e/support/test';
import { FirstPage } from '#e2e/support/first-page';
import { noise } from '#lib/audio/testing/sounds';

const tus = { 'tus-resumable': '1.0.0' };

/** A minute of noise, 1.9 MB: long to send and quick to read. */
function noiseFile(name: string): string {
  const path = join(tmpdir(), `undertone-${name}-${process.pid}.wav`);
  writeFileSync(path, wavOf(noise(60, 16_000, -30), 16_000));
  return path;
}

/** Offsets from which the page's requests continued. */
function offsets(page: Page): number[] {
  const all: number[] = [];
  page.on('request', (request) => {
    const offset = request.headers()['upload-offset'];
    if (request.method() === 'PATCH' && offset !== undefined) all.push(Number(offset));
  });
  return all;
}

const share = async (page: Page): Promise<number> =>
  Number(await page.getByRole('main').getByRole('progressbar').getAttribute('aria-valuenow'));

test('50 MB arrive byte for byte, in two requests, and become a session once', async ({ server }) => {
  test.slow();
  const head = wavOf(noise(1, 16_000, -30), 16_000);
  const whole = Buffer.concat([head, randomBytes(50_000_000)]);
  whole.writeUInt32LE(whole.length - 8, 4);
  whole.writeUInt32LE(whole.length - 44, 40);
  const created = await fetch(`${server.url}/api/uploads`, {
    method: 'POST',
    headers: {
      ...tus,
      'upload-length': String(whole.length),
      'upload-metadata': `filename ${Buffer.from('noise.wav').toString('base64')}`,
    },
  });
  expect(created.status).toBe(201);
  const authorization = `Bearer ${created.headers.get('owner-token') ?? ''}`;
  const at = server.url + (created.headers.get('location') ?? '');
  for (const [from, to] of [
    [0, 25_000_000],
    [25_000_000, whole.length],
  ] as const) {
    const body = new Uint8Array(whole.subarray(from, to));
    const sent = await fetch(at, {
      method: 'PATCH',
      headers: {
        ...tus,
        authorization,
        'content-type': 'application/offset+octet-stream',
        'upload-offset': String(from),
      },
      body,
    });
    expect(sent.headers.get('upload-offset')).toBe(String(to));
  }
  const claim = async (): Promise<string> => {
    const response = await fetch(`${server.url}/api/sessions`, {
      method: 'POST',
      headers: { authorization, 'content-type': 'application/json' },
      body: JSON.stringify({ upload: at.slice(at.lastIndexOf('/') + 1) }),
    });
    expect(response.status).toBe(201);
    return ((await response.json()) as { session_id: string }).session_id;
  };
  const id = await claim();
  expect(await claim(), 'asked again, the same session').toBe(id);
  const kept = await fetch(`${server.url}/api/sessions/${id}/audio?original`, { headers: { authorization } });
  expect(Buffer.compare(Buffer.from(await kept.arrayBuffer()), whole)).toBe(0);
  await fetch(`${server.url}/api/sessions/${id}`, { method: 'DELETE', headers: { authorization } });
});

test.describe('a broken connection', () => {
  test.use({ expectedErrors: [/ERR_|Failed to load resource|WebSocket/] });

  test('an upload that is cut in the middle continues by itself', async ({ server, visitor }) => {
    await using proxy = await startProxy(server.port);
    const page = await (await visitor({ baseURL: proxy.url })).newPage();
    const sent = offsets(page);
    const first = new FirstPage(page);
    await first.open();
    await slowNetwork(page, { up: 300_000 });
    await first.choose(noiseFile('cut'));
    await first.acceptNotice();
    await expect.poll(() => share(page)).toBeGreaterThan(30);
    proxy.cut();
    await expect(page.getByText('The upload continues')).toBeVisible();
    proxy.restore();
    await slowNetwork(page, { up: -1 });
    await page.waitForURL(/\/s\//);
    expect(sent[0]).toBe(0);
    expect(sent.at(-1)).toBeGreaterThan(0);
  });
});

test('an upload can be paused, and continues after a reload with the same file', async ({ firstPage, page }) => {
  page.on('dialog', (dialog) => void dialog.accept());
  const sent = offsets(page);
  const file = noiseFile('paused');
  await firstPage.open();
  await slowNetwork(page, { up: 300_000 });
  await firstPage.choose(file);
  await firstPage.acceptNotice();
  await expect.poll(() => share(page)).toBeGreaterThan(30);
  await page.getByRole('button', { name: 'Pause' }).click();
  await expect(page.getByText('Paused:')).toBeVisible();

  await page.reload();
  const left = page.getByRole('region', { name: /^Upload of undertone-paused/ });
  await expect(left).toContainText(/stopped at \d+ %/);
  const chooser = page.waitForEvent('filechooser');
  await left.getByRole('button', { name: 'Choose it again' }).click();
  await slowNetwork(page, { up: -1 });
  await (await chooser).setFiles(file);
  await page.waitForURL(/\/s\//);
  expect(sent).toHaveLength(2);
  expect(sent[1]).toBeGreaterThan(100_000);
  await page.goto('/');
  await expect(page.getByText('Your recordings')).toBeVisible();
  await expect(left).toHaveCount(0);
});

test('a stopped upload can be discarded; the server keeps nothing of it', async ({ firstPage, page }) => {
  page.on('dialog', (dialog) => void dialog.accept());
  await firstPage.open();
  await slowNetwork(page, { up: 300_000 });
  await firstPage.choose(noiseFile('left'));
  await firstPage.acceptNotice();
  await expect.poll(() => share(page)).toBeGreaterThan(10);
  await page.reload();
  const left = page.getByRole('region', { name: /^Upload of undertone-left/ });
  const gone = page.waitForResponse((response) => response.request().method() === 'DELETE');
  await left.getByRole('button', { name: 'Discard' }).click();
  expect((await gone).status()).toBe(204);
  await expect(left).toHaveCount(0);
  await page.reload();
  await expect(page.getByRole('button', { name: 'Choose a file' })).toBeVisible();
  await expect(left).toHaveCount(0);
});

test('a recording survives a reload in its middle, and is sent afterwards', async ({
  firstPage,
  sessionPage,
  page,
}) => {
  page.on('dialog', (dialog) => void dialog.accept());
  await page.setViewportSize({ width: 390, height: 844 });
  await firstPage.withoutLive();
  await firstPage.open();
  await page.getByRole('button', { name: 'Record' }).click();
  await firstPage.acceptNotice();
  await expect(page.getByRole('timer')).toHaveText('0:07', { timeout: 15_000 });

  await test.step('another tab does not offer a recording under way', async () => {
    const other = await page.context().newPage();
    await other.goto('/');
    await other.waitForLoadState('networkidle');
    await expect(other.getByText('was not uploaded')).toHaveCount(0);
    await other.close();
  });

  await page.reload();
  const left = page.getByRole('region', { name: /^Recording of 0:0\d|^Recording of 0:1\d/ });
  await expect(left).toContainText('was not uploaded');
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  await left.getByRole('button', { name: 'Listen' }).click();
  await expect(left.getByLabel('The recording that was not uploaded')).toBeVisible();
  await left.getByRole('button', { name: 'Upload it' }).click();
  await sessionPage.id();
  await sessionPage.allDone();
  await expect(sessionPage.card('transcript')).toContainText(/workshop|making time|February|March/i);
  await page.goto('/');
  await page.waitForLoadState('networkidle');
  await expect(page.getByText('was not uploaded')).toHaveCount(0);
});
