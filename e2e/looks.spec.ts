import type { Locator, Page } from '@playwright/test';
import { loggedByAxe, looksRight, noViolations } from '#e2e/support/accessibility';
import { createSession, type CreatedSession } from '#e2e/support/api';
import { longRecording, samplePath, wavOf } from '#e2e/support/audio';
import { FirstPage } from '#e2e/support/first-page';
import { startProxy } from '#e2e/support/proxy';
import { startServer } from '#e2e/support/server';
import { slowNetwork } from '#e2e/support/slow-network';
import { readRun } from '#e2e/support/sse';
import { expect, test } from '#e2e/support/test';
import { noise } from '#lib/audio/testing/sounds';

/** Messages that axe, refusals and cut connections cause in a page's console. */
const logged = new RegExp(`${loggedByAxe.source}|Failed to load resource|ERR_|WebSocket|Failed to load chunk`);
test.use({ expectedErrors: [logged] });

const phone = { width: 390, height: 844 };

/** Presses a key until the element has the focus, at most this often. */
async function keyTo(page: Page, key: string, target: Locator, most = 20): Promise<void> {
  for (let count = 0; count < most; count += 1) {
    await page.keyboard.press(key);
    if (await target.evaluate((element) => element === document.activeElement)) return;
  }
  throw new Error(`The key ${key} does not lead to ${String(target)}.`);
}
const tabTo = (page: Page, target: Locator, most?: number): Promise<void> => keyTo(page, 'Tab', target, most);

/** A session of its own for a test, read completely. */
async function ownSession(base: string): Promise<CreatedSession> {
  const form = new FormData();
  form.append('transcript', new Blob(['Anna: We meet at noon.\nBen: At one, please.\n']), 'lunch.txt');
  const made = (await (await fetch(`${base}/api/sessions`, { method: 'POST', body: form })).json()) as CreatedSession;
  await readRun(await fetch(`${base}/api/sessions/${made.session_id}/events?until=complete`));
  return made;
}

async function own(page: Page, base: string, { owner_token }: CreatedSession): Promise<void> {
  await page.context().addCookies([{ name: 'undertone_owner', value: encodeURIComponent(owner_token), url: base }]);
}

const longName = 'interview with the deputy mayor about the school roof, first of three parts, final version.wav';

test('an upload is watched, paused and cancelled with the keyboard, on a phone', async ({ firstPage, page }) => {
  page.on('dialog', (dialog) => void dialog.accept());
  await page.setViewportSize(phone);
  await firstPage.open();
  await slowNetwork(page, { up: 60_000 });
  await firstPage.choose({ name: longName, mimeType: 'audio/wav', buffer: wavOf(noise(60, 16_000, -30), 16_000) });
  const notice = page.getByRole('alertdialog', { name: 'Before your first recording' });
  const goOn = notice.getByRole('button', { name: 'I understand, go on' });
  await expect(goOn).toBeInViewport({ ratio: 1 });
  await tabTo(page, goOn);
  await page.keyboard.press('Enter');

  const upload = page.getByRole('region', { name: 'Upload' });
  await expect(upload.getByRole('status').first()).toContainText('Uploading “interview with');
  await expect(page.getByRole('button', { name: 'Choose a file' })).toBeHidden();
  await expect(upload.getByRole('button', { name: 'Cancel the upload' })).toBeInViewport({ ratio: 1 });
  await expect(page.getByRole('region', { name: 'Add a conversation' })).toBeFocused();
  await tabTo(page, upload.getByRole('button', { name: 'Pause' }), 2);
  await page.keyboard.press('Enter');
  await expect(upload.getByRole('status').first()).toContainText('Paused:');
  await looksRight(page);
  await tabTo(page, upload.getByRole('button', { name: 'Cancel the upload' }), 2);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Choose a file' })).toBeVisible();
  await expect(page.getByRole('region', { name: 'Add a conversation' })).toBeFocused();
});

test('a server that limits requests is not reported as a lost connection, and the page says when it continues', async ({
  visitor,
}) => {
  await using server = await startServer({ env: { RATE_LIMIT: '2' } });
  const page = await (await visitor({ baseURL: server.url, viewport: phone })).newPage();
  const first = new FirstPage(page);
  await first.open();
  await first.choose({
    name: 'plan.pdf',
    mimeType: 'application/pdf',
    buffer: Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(5000, 32)]),
  });
  await first.acceptNotice();
  await expect(first.alert()).toContainText('“plan.pdf” was not accepted. This is a PDF file');
  await expect(first.alert()).toBeInViewport({ ratio: 1 });
  await looksRight(page);
  await first.choose({ name: longName, mimeType: 'audio/wav', buffer: wavOf(noise(2, 16_000, -30), 16_000) });
  await expect(
    page.getByText(
      /^Too much was sent from here in a short time\. The upload continues automatically in about \d+ min\.$/,
    ),
  ).toBeVisible();
  await looksRight(page);
  await page.context().close();
});

test('access is changed with the keyboard; the focus stays in the dialog and returns to the menu', async ({
  server,
  page,
  sessionPage,
}) => {
  const made = await ownSession(server.url);
  await own(page, server.url, made);
  await page.goto(`/s/${made.session_id}`);
  await sessionPage.isAwake();
  const menu = page.getByRole('button', { name: 'More about this recording' });
  await menu.focus();
  await page.keyboard.press('Enter');
  const share = page.getByRole('menuitem', { name: 'Share…' });
  await expect(share).toBeVisible();
  await keyTo(page, 'ArrowDown', share, 4);
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('alertdialog', { name: 'Share this session' });
  const linked = dialog.getByRole('radio', { name: /^Anyone/ });
  await expect(linked).toBeChecked();
  if (!(await linked.evaluate((element) => element === document.activeElement))) await tabTo(page, linked);
  await page.keyboard.press('ArrowDown');
  await expect(dialog.getByRole('radio', { name: /^Private/ })).toBeChecked();
  await expect(page.getByText('Private', { exact: true }).first()).toBeVisible();
  // Its address works for nobody else.
  await expect(page.getByRole('button', { name: 'Copy link', includeHidden: true })).toHaveCount(0);
  await page.setViewportSize(phone);
  const make = dialog.getByRole('button', { name: 'Create a link' });
  await tabTo(page, make);
  await page.keyboard.press('Enter');
  for (const name of ['Copy the new link', 'Done'])
    await expect(dialog.getByRole('button', { name })).toBeInViewport({ ratio: 1 });
  await expect(dialog.getByRole('status')).toContainText(/\/s\/.*\?k=/);
  await expect(dialog.getByRole('list', { name: 'Active links' })).toContainText(/Link 1, created .* works until/);
  await looksRight(page);
  const revoke = dialog.getByRole('button', { name: 'Revoke link 1' });
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Shift+Tab');
  await expect(revoke).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(revoke).toHaveCount(0);
  await expect(dialog.getByRole('region', { name: 'Further links' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  await expect(menu).toBeFocused();
});

test('an unfinished recording is not discarded by a single press, and the keyboard continues from there', async ({
  firstPage,
  page,
}) => {
  page.on('dialog', (dialog) => void dialog.accept());
  await firstPage.withoutLive();
  await firstPage.open();
  await page.getByRole('button', { name: 'Record', exact: true }).click();
  await firstPage.acceptNotice();
  await expect(page.getByRole('timer')).toHaveText('0:06', { timeout: 15_000 });
  await page.reload();
  const left = page.getByRole('region', { name: /^Recording of 0:/ });
  const discard = left.getByRole('button', { name: 'Discard' });
  await expect(discard).toBeVisible();
  // It must not take the focus by itself.
  await page.waitForTimeout(200);
  expect(await page.evaluate(() => document.activeElement === document.body)).toBe(true);
  await left.getByRole('button', { name: 'Listen' }).click();
  await looksRight(page);
  await tabTo(page, discard);
  await page.keyboard.press('Enter');
  const question = page.getByRole('alertdialog', { name: 'Discard this recording?' });
  await expect(question).toContainText(/This recording of 0:\d\d exists only in this browser/);
  await noViolations(page);
  await page.keyboard.press('Escape');
  await expect(discard).toBeFocused();
  await page.keyboard.press('Enter');
  await tabTo(page, question.getByRole('button', { name: 'Discard' }));
  await page.keyboard.press('Enter');
  await expect(left).toHaveCount(0);
  await expect
    .poll(() => page.evaluate(() => Boolean(document.activeElement?.closest('[aria-label="Add a conversation"]'))))
    .toBe(true);
  await page.keyboard.press('Shift+Tab');
  await expect(page.locator('summary', { hasText: 'More about the recording' })).toBeFocused();
});

test('a recording is deleted from the list with the keyboard, which continues from there', async ({ server, page }) => {
  const made = await ownSession(server.url);
  await fetch(`${server.url}/api/sessions`, {
    method: 'POST',
    headers: { authorization: `Bearer ${made.owner_token}` },
  });
  await own(page, server.url, made);
  await page.goto('/');
  await page.waitForLoadState('networkidle');
  await looksRight(page);
  const trash = page.getByRole('button', { name: 'Delete “lunch”' });
  await trash.focus();
  await page.keyboard.press('Enter');
  const question = page.getByRole('alertdialog', { name: 'Delete this session?' });
  await expect(question.getByRole('button', { name: 'Keep it' })).toBeFocused();
  await noViolations(page);
  await page.keyboard.press('Escape');
  await expect(trash).toBeFocused();
  await page.keyboard.press('Enter');
  await tabTo(page, question.getByRole('button', { name: 'Delete permanently' }));
  await page.keyboard.press('Enter');
  await expect(trash).toHaveCount(0);
  await expect
    .poll(() =>
      page.evaluate(
        () => document.activeElement !== document.body && document.activeElement?.querySelector('#recent')?.textContent,
      ),
    )
    .toBe('Your recordings');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Untitled session' })).toBeFocused();
});

test('the owner’s page: an empty browser is led to the field, a wrong code is reported beside it, and everything is deleted by keyboard', async ({
  server,
  page,
  visitor,
}) => {
  const other = await (await visitor({ viewport: phone })).newPage();
  await other.goto('/owner');
  await expect(other.getByRole('heading', { level: 2 }).first()).toHaveText('Enter a code or a key');
  const field = other.getByRole('textbox', { name: /^Code of twelve/ });
  await field.fill('0000-0000-0000');
  await field.press('Enter');
  await expect(field).toHaveAccessibleDescription(/This code does not work/);
  await looksRight(other);

  await own(page, server.url, await ownSession(server.url));
  await page.goto('/owner');
  await page.getByRole('button', { name: 'Make a code' }).click();
  await expect(page.getByRole('status').filter({ hasText: /[0-9A-Z]{4}(-[0-9A-Z]{4}){2}/ })).toBeVisible();
  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save your key' }).click();
  expect((await saved).suggestedFilename()).toBe('undertone-key.txt');
  await expect(page.getByText('Your browser has saved your key')).toBeVisible();
  await looksRight(page);
  const erase = page.getByRole('button', { name: 'Delete everything…' });
  await erase.focus();
  await page.keyboard.press('Enter');
  const question = page.getByRole('alertdialog', { name: 'Delete everything?' });
  await expect(question.getByRole('button', { name: 'Keep everything' })).toBeFocused();
  await noViolations(page);
  await page.keyboard.press('Escape');
  await expect(erase).toBeFocused();
  await page.keyboard.press('Enter');
  await tabTo(page, question.getByRole('button', { name: 'Delete everything permanently' }));
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(`${server.url}/`);
  await expect(page.getByText('Your recordings')).toHaveCount(0);
});

test('a reader can read on while the server is unavailable, sees it at the bottom of the page, and need not reload', async ({
  server,
  visitor,
}) => {
  const made = await createSession(server.url, samplePath('planning'));
  await readRun(await fetch(`${server.url}/api/sessions/${made.session_id}/events?until=complete`));
  await using proxy = await startProxy(server.port);
  const page = await (await visitor({ baseURL: proxy.url, viewport: { width: 1280, height: 700 } })).newPage();
  await page.goto(`/s/${made.session_id}`);
  await expect(page.getByText('Live', { exact: true })).toBeVisible();
  proxy.cut();
  const told = page.getByText('This page catches up when it is back');
  await expect(told).toBeVisible();
  await looksRight(page);
  // Parts that are loaded near the viewport cannot be loaded now.
  await page.getByRole('heading', { name: 'Conversation flow' }).scrollIntoViewIfNeeded();
  await expect(page.getByRole('heading', { name: 'Conversation flow' })).toBeVisible();
  proxy.restore();
  await expect(page.getByText('Live', { exact: true })).toBeAttached({ timeout: 30_000 });
  await expect(told).toHaveCount(0);
  await fetch(`${server.url}/api/sessions/${made.session_id}`, {
    method: 'DELETE',
    headers: { authorization: `Bearer ${made.owner_token}` },
  });
  await expect(page.getByText('no longer updates. This session was erased')).toBeVisible();
  await looksRight(page);
  await page.reload();
  await expect(page.getByRole('heading', { name: 'This session was erased' })).toBeVisible();
  await looksRight(page);
  await page.goto('/s/AAAAAAAAAAAAAAAAAAAAAA');
  await expect(page.getByRole('heading', { name: 'There is nothing at this address' })).toBeVisible();
  await looksRight(page);
  await page.context().close();
});

test(
  'at 400 kbit/s the start page works and an upload shows its progress; a session is readable without scripts',
  { tag: '@long' },
  async ({ page, visitor, finished }) => {
    const made = await finished('planning');
    const plain = await (await visitor({ javaScriptEnabled: false })).newPage();
    await plain.goto(`/s/${made.session_id}`);
    await expect(plain.getByRole('heading', { name: 'planning' })).toBeVisible();
    await expect(plain.locator('article[data-analysis="transcript"]')).toContainText('Thank you for making time today');
    await expect(plain.getByRole('list', { name: 'Findings' }).getByRole('listitem').first()).toContainText(
      'I will send the budget by Friday',
    );
    for (const name of ['Audio quality', 'Emotions', 'Conversation flow'])
      await expect(plain.locator('.note h3 span', { hasText: name })).toBeVisible();

    page.on('dialog', (dialog) => void dialog.accept());
    await slowNetwork(page, { up: 50_000, down: 50_000, latency: 400 });
    const first = new FirstPage(page);
    await page.goto('/', { waitUntil: 'commit' });
    await page.getByRole('button', { name: 'Paste text' }).click();
    // The button is there before the script that makes it work.
    await expect(async () => {
      if (await page.getByRole('button', { name: 'Paste text' }).isVisible())
        await page.getByRole('button', { name: 'Paste text' }).click();
      await expect(page.getByRole('textbox', { name: 'Text of a conversation' })).toBeVisible({ timeout: 500 });
    }).toPass({ timeout: 60_000 });
    await first.choose(await longRecording());
    await first.acceptNotice();
    const bar = page.getByRole('progressbar', { name: /^Uploading/ });
    const share = async () => Number(await bar.getAttribute('aria-valuenow'));
    await expect.poll(share, { timeout: 60_000 }).toBeGreaterThan(0);
    const before = await share();
    await expect.poll(share, { timeout: 60_000 }).toBeGreaterThan(before);
    await page.getByRole('button', { name: 'Cancel the upload' }).click();
    await expect(page.getByRole('textbox', { name: 'Text of a conversation' })).toBeVisible();
  },
);
