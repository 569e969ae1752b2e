import { createSession } from '#e2e/support/api';
import { sentencePath } from '#e2e/support/audio';
import { startServer } from '#e2e/support/server';
import { expect, testOn } from '#e2e/support/test';

/** A server of its own, on which no other test has guessed codes. */
const test = testOn(() => startServer());
test.use({ expectedErrors: [/Failed to load resource.*(403|404|410)/] });

test('the owner makes a session private while it is viewed, hands out a link, and revokes it', async ({
  served: server,
  page,
  visitor,
}) => {
  const made = await createSession(server.url, sentencePath);
  await page
    .context()
    .addCookies([{ name: 'undertone_owner', value: encodeURIComponent(made.owner_token), url: server.url }]);
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(`/s/${made.session_id}`);
  await expect(page.getByText('Anyone with the link', { exact: true })).toBeVisible();
  const other = await (await visitor()).newPage();
  await other.goto(`/s/${made.session_id}`);
  await expect(other.getByText('Live', { exact: true })).toBeVisible();

  await page.getByRole('button', { name: 'More about this recording' }).click();
  await page.getByRole('menuitem', { name: 'Share…' }).click();
  const dialog = page.getByRole('alertdialog', { name: 'Share this session' });
  await dialog.getByRole('radio', { name: /^Private/ }).check();
  await expect(other.getByText(/no longer updates\. .*not shared with you/)).toBeVisible();
  await other.reload();
  await expect(other.getByRole('heading', { name: 'There is nothing at this address' })).toBeVisible();

  await dialog.getByRole('combobox', { name: 'A new link works' }).selectOption({ label: 'for one day' });
  await dialog.getByRole('button', { name: 'Create a link' }).click();
  const address = await dialog.getByText(/\/s\/.*\?k=/).textContent();
  expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(
    0,
  );
  await other.goto(address ?? '');
  await expect(other).toHaveURL(`${server.url}/s/${made.session_id}`);
  await expect(other.getByText('Live', { exact: true })).toBeVisible();
  await dialog.getByRole('button', { name: 'Revoke link 1' }).click();
  await expect(other.getByText('Not live', { exact: true })).toBeVisible();
  await dialog.getByRole('button', { name: 'Done' }).click();
  await expect(page.getByText('Private', { exact: true })).toBeVisible();
});

test('recordings move to another browser, and everything can be deleted', async ({ served: server, page, visitor }) => {
  const made = await createSession(server.url, sentencePath);
  await page
    .context()
    .addCookies([{ name: 'undertone_owner', value: encodeURIComponent(made.owner_token), url: server.url }]);
  await page.goto('/owner');
  await page.getByRole('button', { name: 'Make a code' }).click();
  const code = await page.getByText(/^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$/).textContent();
  const other = await (await visitor({ viewport: { width: 390, height: 844 }, colorScheme: 'dark' })).newPage();
  await other.goto('/');
  await other.getByRole('link', { name: /Bring them here/ }).click();
  const field = other.getByRole('textbox', { name: /Code of twelve/ });
  await field.fill('0000-0000-0000');
  await field.press('Enter');
  await expect(other.getByRole('alert').filter({ hasText: 'does not work' })).toBeVisible();
  await field.fill(code ?? '');
  await field.press('Enter');
  await expect(other.getByText('This browser has no recordings yet.')).toHaveCount(0);
  await expect(other.getByText(/Done\. This browser/)).toBeVisible();
  await other.getByRole('button', { name: 'Delete everything…' }).click();
  await other.getByRole('alertdialog').getByRole('button', { name: 'Delete everything permanently' }).click();
  await expect(other).toHaveURL(`${server.url}/`);
  expect((await page.goto(`/s/${made.session_id}`))?.status()).toBe(410);
});
