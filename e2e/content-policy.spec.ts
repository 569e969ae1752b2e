import { emptySession } from '#e2e/support/cast';
import { expect, test } from '#e2e/support/test';

test.use({
  expectedErrors: [/Failed to load resource.*(404|410)|image 'x:' violates|Executing inline event handler violates/],
});

test('no page breaks its own content policy, and every answer carries it', async ({
  server,
  page,
  sessionPage,
  finished,
}) => {
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      sessionStorage.setItem(
        'violations',
        `${sessionStorage.getItem('violations') ?? ''}${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}\n`,
      );
    });
  });
  const violations = () => page.evaluate(() => sessionStorage.getItem('violations') ?? '');
  const made = await finished('argument');
  const gone = await emptySession(server.url);
  await fetch(`${server.url}/api/sessions/${gone.session_id}`, {
    method: 'DELETE',
    headers: { authorization: `Bearer ${gone.owner_token}` },
  });

  for (const path of ['/', '/evidence', '/owner', '/s/unknown', `/s/${gone.session_id}`, '/api/health']) {
    const response = await page.goto(path);
    const policy = response?.headers()['content-security-policy'] ?? '';
    expect(policy, path).toMatch(/script-src 'self' 'nonce-[\w+/=]{20,}' 'strict-dynamic';/);
    expect(response?.headers()).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'same-origin',
      'cross-origin-opener-policy': 'same-origin',
    });
  }
  expect((await page.goto(`/s/${gone.session_id}`))?.status()).toBe(410);
  await expect(page.getByRole('heading', { name: 'This session was erased' })).toBeVisible();
  await page
    .context()
    .addCookies([{ name: 'undertone_owner', value: encodeURIComponent(made.owner_token), url: server.url }]);
  await page.goto(`/s/${made.session_id}`);
  await sessionPage.allDone();
  await page.evaluate(() => document.querySelectorAll('details').forEach((details) => (details.open = true)));
  await page.getByRole('button', { name: 'More about this recording' }).click();
  await page.getByRole('menuitem', { name: 'Share…' }).click();
  await expect(page.getByRole('alertdialog', { name: 'Share this session' })).toBeVisible();
  expect(await violations()).toBe('');
  // Proof that the test can fail: a script without a nonce does not run.
  await page.evaluate(() => {
    const script = document.createElement('div');
    script.innerHTML = '<img src="x:" onerror="document.title = 1">';
    document.body.append(script);
  });
  await expect.poll(violations).toContain('script-src');
});
