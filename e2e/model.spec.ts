import type { Page } from '@playwright/test';
import { loggedByAxe, noViolations } from '#e2e/support/accessibility';
import type { CreatedSession } from '#e2e/support/api';
import { startServer, type TestServer } from '#e2e/support/server';
import { SessionPage } from '#e2e/support/session-page';
import { readRun } from '#e2e/support/sse';
import { expect, test as base } from '#e2e/support/test';
import { fakeAnswer } from '#lib/language/testing/fake-answers';
import type { ScriptedModel } from '#lib/language/testing/model-server';

const talk = [
  'Anna: You said that you would send the budget on Monday, and it is Friday now.',
  'Mark: I am sorry about that. I will send you the budget by noon, I promise.',
  'Anna: After everything I have done for you, this is how you treat me? Decide right now.',
  'Mark: I think we should wait, because the numbers are not final, and nobody has seen them.',
  'Anna: Then let us meet on Tuesday and go through them together. Who will invite the others?',
  'Mark: I will do that today. Thank you for your patience, and I am sorry again.',
].join('\n');

const evil =
  '<img src=x onerror=alert(1)> ![x](http://127.0.0.1:1/x) [y](javascript:alert(1)) <a href=\\"http://127.0.0.1:1/y\\">z</a>';

/** The beginning of the scripted model's sentences. */
const made = /A made-up [^."]*\./gu;

/** The worker's server with a model is the server of these tests. */
const test = base.extend<{ model: ScriptedModel }>({
  model: async ({ withModel }, use) => use(withModel.model),
  served: async ({ withModel }, use) => use(withModel.app),
});

async function paste(page: Page, text = talk): Promise<string> {
  const response = await page.request.post('/api/sessions', { multipart: { transcript: text } });
  expect(response.status()).toBe(201);
  return ((await response.json()) as CreatedSession).session_id;
}

async function ended(server: TestServer, id: string): Promise<void> {
  await readRun(await fetch(`${server.url}/api/sessions/${id}/events?until=complete`));
}

test.use({ expectedErrors: [loggedByAxe] });

test('the local reading comes first, the model’s replaces it with its signature, and both can be compared', async ({
  page,
  sessionPage,
  served: server,
}) => {
  const id = await paste(page);
  await page.goto(`/s/${id}`);
  const card = await sessionPage.open('manipulation_assessment');
  await expect(card).toContainText(/Signed: language model scripted-1, prompt \d+\.\d+/);
  await ended(server, id);
  await expect(card).toContainText(/tokens in, [\d,]+ out, \$0\./);
  await expect(page.getByText(/^Language model: 8 cards, [\d,]+ tokens, \$0\.$/)).toBeVisible();
  await expect(await sessionPage.open('quantitative_metrics')).toContainText('Signed: local engine');

  await sessionPage.open('manipulation_assessment');
  await card.getByText('Show the local engine’s reading').click();
  await expect(card.getByRole('region', { name: 'Reading of the local engine' })).toContainText(
    'The local engine’s reading. The language model did not see it.',
  );
  await card.getByText('Compare with the local reading').click();
  await expect(card.getByRole('heading', { name: 'The local engine', exact: true })).toBeVisible();
  await expect(card.getByRole('heading', { name: /^Both found \(\d+\)$/ })).toBeVisible();
  await expect(card.getByRole('heading', { name: /^Only the language model found \(\d+\)$/ })).toBeVisible();
  await expect(card.getByRole('heading', { name: /^Only the local engine found \(\d+\)$/ })).toBeVisible();
  await noViolations(page);
  await page.setViewportSize({ width: 390, height: 844 });
  const { content, width } = await page.evaluate(() => ({
    content: document.documentElement.scrollWidth,
    width: window.innerWidth,
  }));
  expect(content).toBeLessThanOrEqual(width);
  await noViolations(page);
});

test('markup and addresses in an answer never reach a card, and the page loads nothing from elsewhere', async ({
  page,
  sessionPage,
  served: server,
  withModel,
}) => {
  withModel.answerBy((request) => fakeAnswer(request).replaceAll(made, evil));
  const elsewhere: string[] = [];
  page.on('request', (request) => {
    if (!request.url().startsWith(server.url) && !/^(data|blob):/.test(request.url())) elsewhere.push(request.url());
  });
  const id = await paste(page);
  await page.goto(`/s/${id}`);
  await ended(server, id);
  const card = await sessionPage.open('enhanced_understanding');
  await expect(card).toContainText('Signed: language model');
  await expect(card).toContainText(/claims left out/);
  for (const part of ['<img', 'onerror', '127.0.0.1', 'javascript:']) await expect(card).not.toContainText(part);
  await expect(page.locator('article img, article a[href^="javascript"], article a[href^="http"]')).toHaveCount(0);
  expect(elsewhere).toEqual([]);
});

test('when a model refuses the key, the cards keep their local readings and say why', async ({
  page,
  sessionPage,
  model,
  served: server,
}) => {
  model.always('wrong_key');
  const id = await paste(page);
  await ended(server, id);
  await page.goto(`/s/${id}`);
  const card = await sessionPage.open('argument_analysis');
  await expect(card).toContainText('Signed: local engine');
  await expect(card).toContainText(/key/);
  await expect(card.getByText('Compare with the local reading')).toHaveCount(0);
});

test('the owner runs a card again with an instruction and asks a question; a viewer sees both, live, without menus', async ({
  page,
  sessionPage,
  served: server,
  visitor,
  model,
}) => {
  const id = await paste(page);
  await ended(server, id);
  await page.goto(`/s/${id}`);
  const viewer = new SessionPage(await (await visitor({ viewport: { width: 390, height: 844 } })).newPage());
  await viewer.page.goto(`/s/${id}`);
  await expect(viewer.page.locator('[data-connection="live"]')).toBeVisible();

  const card = await sessionPage.open('argument_analysis');
  await card.getByRole('button', { name: 'More about “Arguments”' }).click();
  await noViolations(page);
  await page.getByRole('menuitem', { name: 'Run again with an instruction…' }).click();
  const field = card.getByRole('textbox', { name: 'Instruction for this reading' });
  await expect(field).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(card.getByRole('button', { name: 'More about “Arguments”' })).toBeFocused();
  await page.keyboard.press('Enter');
  await page.getByRole('menuitem', { name: 'Run again with an instruction…' }).click();
  await field.fill('Look at the part about the budget');
  await card.getByRole('button', { name: 'Run again', exact: true }).click();
  for (const seen of [sessionPage, viewer]) {
    const again = await seen.open('argument_analysis');
    await expect(again).toContainText('With the instruction: “Look at the part about the budget”');
    await again.getByText('Earlier readings (1)').click();
    await expect(again.getByText('Hide the earlier readings')).toBeVisible();
    await expect(again).toHaveAttribute('data-state', 'done');
  }
  expect(model.requests.some(({ body }) => JSON.stringify(body).includes('Look at the part about the budget'))).toBe(
    true,
  );

  await card.getByRole('button', { name: 'More about “Arguments”' }).click();
  await page.getByRole('menuitem', { name: 'Run again with the local engine' }).click();
  await expect(card).toContainText('Earlier readings (2)');
  await expect(card).toContainText('Signed: local engine');

  await page.getByRole('button', { name: 'Ask a question' }).click();
  await page.getByRole('textbox', { name: 'Name of the note' }).fill('Promises');
  await page.getByRole('textbox', { name: 'What to look for' }).fill('Every promise, with who made it');
  await noViolations(page);
  await page.getByRole('button', { name: 'Ask', exact: true }).click();
  for (const seen of [sessionPage, viewer]) {
    const asked = await seen.open('custom:promises');
    await expect(asked).toHaveAttribute('data-state', 'done');
    await expect(asked).toContainText('Asked: “Every promise, with who made it”');
    await expect(asked).toContainText('Signed: language model scripted-1');
    await expect(asked.getByRole('button', { name: /“You said that you would send the budget/ })).toBeVisible();
  }
  await expect(viewer.page.getByRole('button', { name: /^More about “/ })).toHaveCount(0);
  await expect(viewer.page.getByRole('heading', { name: 'Ask a question of your own' })).toHaveCount(0);
  const { content, width } = await viewer.page.evaluate(() => ({
    content: document.documentElement.scrollWidth,
    width: window.innerWidth,
  }));
  expect(content).toBeLessThanOrEqual(width);
  await noViolations(viewer.page);

  await page.getByRole('button', { name: 'More about “Promises”' }).click();
  await page.getByRole('menuitem', { name: 'Remove this note' }).click();
  for (const seen of [sessionPage, viewer])
    await expect(seen.page.locator('article[data-analysis="custom:promises"]')).toHaveCount(0);
  await page.getByRole('button', { name: 'Ask a question' }).click();
  await page
    .getByRole('group', { name: 'Questions you asked before' })
    .getByRole('button', { name: 'Promises' })
    .click();
  await expect(page.getByRole('textbox', { name: 'What to look for' })).toHaveValue('Every promise, with who made it');
});

test('if the key is wrong from the start, the start page says so', async ({ visitor, model }) => {
  model.always('wrong_key');
  await using server = await startServer({
    env: { OPENAI_BASE_URL: model.base_url, OPENAI_API_KEY: 'none', ANALYSIS_MODEL: 'scripted-1' },
  });
  const page = await (await visitor({ baseURL: server.url })).newPage();
  await expect(async () => {
    await page.goto('/');
    await expect(page.getByRole('status').filter({ hasText: 'The language model is not answering:' })).toContainText(
      'The local results are shown.',
      { timeout: 500 },
    );
  }).toPass();
  await expect(page.getByText(`the transcript is sent to ${new URL(model.base_url).host}`)).toBeVisible();
  await noViolations(page);
  const made = await page.request.post('/api/sessions', { multipart: { transcript: talk } });
  await page.goto(((await made.json()) as CreatedSession).url);
  await expect(page.getByRole('status').filter({ hasText: 'The language model is not answering:' })).toBeVisible();
  // Closed before its server, or it would log an error.
  await page.close();
});
