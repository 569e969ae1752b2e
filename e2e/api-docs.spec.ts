import { expect, test } from '#e2e/support/test';

test('the page of the API description loads nothing from elsewhere', async ({ page, server }) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).origin));
  await page.goto('/api/docs');
  await expect(
    page
      .getByRole('heading', { level: 1, name: /Undertone/ })
      .or(page.getByRole('heading', { level: 2, name: /Undertone/ })),
  ).toBeVisible();
  await expect(page.getByText('/api/sessions/{id}/export', { exact: true })).toBeVisible();
  expect(new Set(asked)).toEqual(new Set([new URL(server.url).origin]));
});
