import { createSession, problemOf } from '#e2e/support/api';
import { samplePath } from '#e2e/support/audio';
import { readRun } from '#e2e/support/sse';
import { expect, test } from '#e2e/support/test';

const bearer = (token: string) => ({ authorization: `Bearer ${token}` });

test('whoever may look may take a session away in every format, and nobody else', async ({ server, page }) => {
  const { session_id, owner_token } = await createSession(server.url, samplePath('planning'));
  const address = `${server.url}/api/sessions/${session_id}`;
  await fetch(`${address}/events?until=complete`).then(readRun);
  for (const [format, words] of [['json', '"schema_version": 1'], ['csv', 'I will send the budget by Friday'], ['md', 'when: by Friday'], ['txt', 'Understanding'], ['srt', '00:00:'], ['vtt', 'WEBVTT']] as const) {
    const answer = await fetch(`${address}/export?format=${format}`);
    expect([format, answer.status, answer.headers.get('content-disposition')]).toEqual([format, 200, expect.stringMatching(new RegExp(`^attachment; filename\\*=UTF-8''planning.*\\.${format}$`))]);
    expect(await answer.text()).toContain(words);
  }
  expect((await problemOf(await fetch(`${address}/export?format=pdf`)))?.code).toBe('invalid_query');

  await page.goto(`${address}/export?format=html`);
  await expect(page.getByRole('heading', { level: 1, name: 'planning' })).toBeVisible();
  // Its style is let through: the notice has its line at the side.
  await expect(page.locator('.notice')).toHaveCSS('border-left-width', '3px');

  const made = await fetch(`${address}/share`, { method: 'POST', headers: { ...bearer(owner_token), 'content-type': 'application/json' }, body: JSON.stringify({ visibility: 'private' }) });
  expect(made.status).toBe(200);
  for (const path of ['', '/export?format=json']) expect((await fetch(`${address}${path}`)).status).toBe(404);
  expect((await fetch(`${address}/export?format=json`, { headers: bearer(owner_token) })).status).toBe(200);
});
