import { loggedByAxe, noViolations } from '#e2e/support/accessibility';
import { sentencePath } from '#e2e/support/audio';
import { startServer } from '#e2e/support/server';
import { expect, testOn } from '#e2e/support/test';
import { type ScriptedModel, startScriptedModel } from '#lib/language/testing/model-server';

const heard = {
  ...{ task: 'transcribe', language: 'german', duration: 3, text: 'Guten Tag. Wie geht es Ihnen heute?' },
  segments: [
    { id: 0, start: 0, end: 1, text: ' Guten Tag.', avg_logprob: -0.1 },
    { id: 1, start: 1, end: 2.5, text: ' Wie geht es Ihnen heute?', avg_logprob: -0.1 },
  ],
};

let model: ScriptedModel;

/** On a server whose recogniser is an endpoint that accepts a language. */
const test = testOn(async () => {
  model = await startScriptedModel({ answer: () => JSON.stringify(heard) });
  return startServer({
    env: { OPENAI_BASE_URL: model.base_url, OPENAI_API_KEY: 'none', TRANSCRIPTION_MODEL: 'whisper-1' },
  });
});
// After the server has stopped.
test.afterAll(() => model[Symbol.asyncDispose]());

test.use({ expectedErrors: [loggedByAxe] });

/** The second run shows the same at the width of a desk. */
for (const { width, tag } of [
  { width: 390, tag: [] },
  { width: 1280, tag: ['@long'] },
])
  test(
    `at ${width} px the language of a recording is chosen, and the endpoint is told`,
    { tag },
    async ({ firstPage, sessionPage, page }) => {
      const told = (): unknown[] =>
        model.requests
          .filter(({ path }) => path.endsWith('/audio/transcriptions'))
          .map(({ fields }) => fields['language']?.[0]);
      await page.setViewportSize({ width, height: 900 });

      await test.step('on the first page', async () => {
        await firstPage.open();
        const choice = page.getByRole('combobox', { name: 'Language of the recording' });
        await expect(choice).toHaveValue('');
        await choice.selectOption('German');
        await noViolations(page);
        await firstPage.choose(sentencePath);
        await firstPage.acceptNotice();
        await sessionPage.id();
        await sessionPage.toText();
        await expect(sessionPage.card('transcript')).toContainText('Wie geht es Ihnen heute?');
        await expect(sessionPage.card('transcript')).toContainText('in German');
        expect(told().at(-1)).toBe('de');
      });

      await test.step('in the library, and not at all', async () => {
        await page.goto('/library');
        await page.waitForLoadState('networkidle');
        const choice = page.getByRole('combobox', { name: 'Language of the recording' });
        await choice.selectOption('French');
        await noViolations(page);
        await page.getByRole('main').locator('input[type="file"]').setInputFiles(sentencePath);
        await expect.poll(() => told().at(-1)).toBe('fr');
        const before = told().length;
        await choice.selectOption('Detect automatically');
        await page.getByRole('main').locator('input[type="file"]').setInputFiles(sentencePath);
        await expect.poll(() => told().length).toBeGreaterThan(before);
        expect(told().at(-1)).toBeUndefined();
      });
    },
  );
