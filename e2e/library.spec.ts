import { fitsTheWidth, loggedByAxe, looksRight, noViolations } from '#e2e/support/accessibility';
import { createSession, formOf } from '#e2e/support/api';
import { samplePath } from '#e2e/support/audio';
import { readRun } from '#e2e/support/sse';
import { expect, test } from '#e2e/support/test';

test.use({ expectedErrors: [loggedByAxe] });

test('the owner finds a moment by half-typed words, renames a session, and undoes a deletion', async ({
  server,
  page,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto('/library');
  await expect(page.getByRole('searchbox')).toBeVisible();
  await expect(page.getByText('There are no recordings yet.')).toBeVisible();

  const made = await createSession(server.url, samplePath('planning'));
  const headers = { authorization: `Bearer ${made.owner_token}` };
  const other = (await (
    await fetch(`${server.url}/api/sessions`, { method: 'POST', body: await formOf(samplePath('argument')), headers })
  ).json()) as { session_id: string };
  for (const { session_id } of [made, other])
    await fetch(`${server.url}/api/sessions/${session_id}/events?until=complete`).then(readRun);
  await page
    .context()
    .addCookies([{ name: 'undertone_owner', value: encodeURIComponent(made.owner_token), url: server.url }]);
  await page.goto('/');
  await page.getByRole('link', { name: 'Search your library' }).click();
  const recordings = page.getByRole('list', { name: 'Recordings' });
  await expect(recordings.getByRole('link', { name: 'argument', exact: true })).toBeVisible();

  await page.getByRole('searchbox').fill('budg frid');
  const place = page
    .getByRole('list', { name: 'Places in “planning”' })
    .getByRole('link', { name: /I will send the budget by Friday/ });
  await expect(place).toBeVisible();
  await expect(recordings.getByRole('link', { name: 'argument', exact: true })).toHaveCount(0);
  await looksRight(page);
  await page.reload();
  await expect(page.getByRole('searchbox')).toHaveValue('budg frid');
  await place.click();
  await expect(page).toHaveURL(new RegExp(`/s/${made.session_id}#t=2\\d`));

  await page.goto('/library');
  await page.getByRole('button', { name: 'Rename “planning”' }).click();
  await page.getByRole('textbox', { name: 'Title of this recording' }).fill('Workshop in March');
  await page.keyboard.press('Enter');
  await expect(recordings.getByRole('link', { name: 'Workshop in March' })).toBeVisible();
  await page.getByRole('button', { name: 'Compare “argument”' }).click();
  await expect(page.getByText('Choose a second recording')).toBeVisible();
  await page.getByRole('button', { name: 'Compare “Workshop in March”' }).click();
  await expect(page.getByRole('columnheader')).toHaveText(['Measure', /^argument/, /^Workshop in March/]);
  await expect(page.getByRole('row', { name: /^Share of talking time/ }).getByRole('cell')).toHaveText([
    /\d+ %/,
    /\d+ %/,
  ]);
  await expect(
    page
      .getByRole('row', { name: /^What stands out/ })
      .getByRole('link')
      .first(),
  ).toHaveAttribute('href', /#f=[^&]+&t=/);
  await noViolations(page);
  await fitsTheWidth(page);
  await page.goto('/library');
  await page.getByRole('combobox', { name: 'Order' }).selectOption('title');
  await expect(recordings.getByRole('listitem').first()).toContainText('argument');

  await page.getByRole('button', { name: 'Tags for “Workshop in March”' }).click();
  await page.getByRole('textbox', { name: 'Tags, separated by commas' }).fill('Berlin, offsite');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'offsite' }).click();
  await expect(recordings.getByRole('link')).toHaveText(['Workshop in March']);
  await page.getByRole('combobox', { name: 'Tag', exact: true }).selectOption('any');
  await page.getByRole('checkbox', { name: 'with tasks' }).check();
  await expect(recordings.getByRole('link', { name: 'Workshop in March' })).toBeVisible();
  await noViolations(page);
  await page.getByRole('combobox', { name: 'Length' }).selectOption('30 minutes or more');
  await expect(page.getByText('No recordings found.')).toBeVisible();
  await page.getByRole('link', { name: 'Open tasks and questions of today' }).click();
  const open = page.getByRole('region', { name: 'Workshop in March' });
  await expect(open.getByRole('link', { name: /Task.*I will send the budget by Friday/ })).toHaveAttribute(
    'href',
    new RegExp(`^/s/${made.session_id}#t=2\\d`),
  );
  await noViolations(page);

  await page.goto('/library');
  await page.getByRole('button', { name: 'Delete “argument”' }).click();
  await expect(recordings.getByRole('link', { name: 'argument', exact: true })).toHaveCount(0);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(recordings.getByRole('link', { name: 'argument', exact: true })).toBeVisible();
  expect((await fetch(`${server.url}/api/sessions/${other.session_id}`)).status).toBe(200);
  await page.getByRole('button', { name: 'Delete “argument”' }).click();
  await page.goto('/');
  await expect.poll(async () => (await fetch(`${server.url}/api/sessions/${other.session_id}`)).status).toBe(410);
});
