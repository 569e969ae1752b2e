import { loggedByAxe, noViolations } from '#e2e/support/accessibility';
import { type CreatedSession, problemOf } from '#e2e/support/api';
import { startServer } from '#e2e/support/server';
import { expect, test } from '#e2e/support/test';

test.use({ expectedErrors: [new RegExp(`${loggedByAxe.source}|ERR_|WebSocket`)] });

test('an owner sees storage and audit, gets a refusal when it is full, and signs out everywhere', async ({ page }) => {
  await using server = await startServer({ env: { MAX_OWNER_GB: '0.0001', DEFAULT_VISIBILITY: 'private' } });
  const form = new FormData();
  form.append('transcript', new Blob(['Anna: We meet at noon.\nBen: At one, please.\n']), 'lunch.txt');
  const made = (await (
    await fetch(`${server.url}/api/sessions`, { method: 'POST', body: form })
  ).json()) as CreatedSession;
  const key = { authorization: `Bearer ${made.owner_token}` };
  const address = `${server.url}/api/sessions/${made.session_id}`;

  const large = new FormData();
  large.append('transcript', new Blob(['Anna: We meet at noon.\n'.repeat(5_000)]), 'long.txt');
  const refused = await fetch(`${server.url}/api/sessions`, { method: 'POST', headers: key, body: large });
  expect(await problemOf(refused)).toMatchObject({
    status: 413,
    code: 'owner_quota_used',
    detail: expect.stringContaining('Delete recordings'),
  });
  const upload = await fetch(`${server.url}/api/uploads`, {
    method: 'POST',
    headers: { ...key, 'tus-resumable': '1.0.0', 'upload-length': '200000', 'upload-metadata': 'filename YS5tcDM=' },
  });
  expect(await problemOf(upload)).toMatchObject({ status: 413, code: 'owner_quota_used' });

  expect((await fetch(`${address}/export?format=txt`, { headers: key })).status).toBe(200);
  await page
    .context()
    .addCookies([
      { name: 'undertone_owner', value: encodeURIComponent(made.owner_token), url: server.url, httpOnly: true },
    ]);
  await page.goto(`${server.url}/s/${made.session_id}`);
  await page.goto(`${server.url}/owner`);
  await expect(page.getByRole('region', { name: 'Your storage' })).toContainText(
    /Recordings and texts\s*0 MB of 0\.1 MB/,
  );
  const log = page.getByRole('region', { name: 'Activity' }).getByRole('listitem');
  await expect(log.filter({ hasText: 'lunch: exported by you, with a program' })).toHaveCount(1);
  await expect(log.filter({ hasText: 'lunch: opened by you, in a browser' })).toHaveCount(1);
  await noViolations(page);

  const stream = await fetch(`${address}/events`, { headers: key });
  expect(stream.status).toBe(200);
  await page.getByRole('button', { name: 'Sign out everywhere…' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Sign out everywhere' }).click();
  await expect(page.getByText('only this browser has access to your recordings now')).toBeVisible();
  await stream.text();
  expect((await fetch(address, { headers: key })).status).toBe(404);
  expect(
    (
      await fetch(`${server.url}/api/owner/redeem`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ code: made.owner_token }),
      })
    ).status,
  ).toBe(403);
  await page.goto(`${server.url}/s/${made.session_id}`);
  await expect(page.getByRole('heading', { level: 1, name: 'lunch' })).toBeVisible();
});
