import { loggedByAxe, noViolations } from '#e2e/support/accessibility';
import { createSession, problemOf } from '#e2e/support/api';
import { samplePath } from '#e2e/support/audio';
import { readRun } from '#e2e/support/sse';
import { expect, test } from '#e2e/support/test';

test.use({ expectedErrors: [loggedByAxe] });

const bearer = (token: string) => ({ authorization: `Bearer ${token}` });

test('everyone who can view a session can export it in every format, and nobody else', async ({ server, page }) => {
  const { session_id, owner_token } = await createSession(server.url, samplePath('planning'));
  const address = `${server.url}/api/sessions/${session_id}`;
  await fetch(`${address}/events?until=complete`).then(readRun);
  for (const [format, words] of [
    ['docx', 'word/document.xml'],
    ['json', '"schema_version": 1'],
    ['csv', 'I will send the budget by Friday'],
    ['md', 'when: by Friday'],
    ['txt', 'Understanding'],
    ['srt', '00:00:'],
    ['vtt', 'WEBVTT'],
  ] as const) {
    const answer = await fetch(`${address}/export?format=${format}`);
    expect([format, answer.status, answer.headers.get('content-disposition')]).toEqual([
      format,
      200,
      expect.stringMatching(new RegExp(`^attachment; filename\\*=UTF-8''planning.*\\.${format}$`)),
    ]);
    expect(await answer.text()).toContain(words);
  }
  expect((await problemOf(await fetch(`${address}/export?format=pdf`)))?.code).toBe('invalid_query');
  const cut = await fetch(`${address}/export?format=wav&from=23.5&to=26`);
  const sound = Buffer.from(await cut.arrayBuffer());
  expect([cut.status, sound.toString('latin1', 0, 4), (sound.length - 44) / sound.readUInt32LE(28)]).toEqual([
    200,
    'RIFF',
    2.5,
  ]);
  expect((await problemOf(await fetch(`${address}/export?format=wav&from=26&to=26`)))?.code).toBe('invalid_query');

  await page.goto(`${address}/export?format=html`);
  await expect(page.getByRole('heading', { level: 1, name: 'planning' })).toBeVisible();
  // Its style is allowed: the notice has its line at the side.
  await expect(page.locator('.notice')).toHaveCSS('border-left-width', '3px');

  const made = await fetch(`${address}/share`, {
    method: 'POST',
    headers: { ...bearer(owner_token), 'content-type': 'application/json' },
    body: JSON.stringify({ visibility: 'private' }),
  });
  expect(made.status).toBe(200);
  for (const path of ['', '/export?format=json']) expect((await fetch(`${address}${path}`)).status).toBe(404);
  expect((await fetch(`${address}/export?format=json`, { headers: bearer(owner_token) })).status).toBe(200);
});

test('a viewer on a phone exports a table and opens the page for printing, by the keyboard', async ({
  page,
  sessionPage,
  finished,
}) => {
  const { url } = await finished('planning');
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(url);
  await sessionPage.isAwake();
  const button = page.getByRole('button', { name: 'Export' });
  await button.focus();
  await page.keyboard.press('Enter');
  const menu = page.getByRole('menu', { name: 'Export' });
  await expect(menu.getByRole('menuitem')).toHaveCount(9);
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme });
    await noViolations(page);
  }
  expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(
    0,
  );
  await page.keyboard.press('Escape');
  await expect(menu).toBeHidden();
  await expect(button).toBeFocused();

  await button.click();
  const saved = page.waitForEvent('download');
  await menu.getByRole('menuitem', { name: 'Table of findings (CSV)' }).click();
  expect((await saved).suggestedFilename()).toBe('planning (findings).csv');
  await button.click();
  const opened = page.waitForEvent('popup');
  await menu.getByRole('menuitem', { name: 'Page to print, or PDF' }).click();
  await expect((await opened).getByRole('heading', { level: 1, name: 'planning' })).toBeVisible();
});
