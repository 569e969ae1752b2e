import { join } from 'node:path';
import { loggedByAxe, noViolations } from '#e2e/support/accessibility';
import { expect, test } from '#e2e/support/test';

const german = join(import.meta.dirname, '../lib/speech/testing/fixtures/german.opus');
test.use({ expectedErrors: [loggedByAxe] });

const sentence = /This does not sound like English\. The embedded recogniser knows only English/;

/** The second run shows the same where text and notes are side by side. */
for (const { width, tag } of [
  { width: 390, tag: [] },
  { width: 1280, tag: ['@long'] },
])
  test(
    `at ${width} px speech in another language is said as such, and its words are shown on request only`,
    { tag },
    async ({ firstPage, sessionPage, page, visitor }) => {
      await page.setViewportSize({ width, height: 900 });
      await firstPage.open();
      await firstPage.choose(german);
      await firstPage.acceptNotice();
      const id = await sessionPage.id();
      await sessionPage.allDone();
      await sessionPage.toText();
      const card = sessionPage.card('transcript');
      await expect(card.getByText(sentence)).toBeVisible();
      await expect(sessionPage.segments().first()).toBeHidden();
      await noViolations(page);

      await test.step('no reading takes the words for what was said', async () => {
        const { view } = (await (await page.request.get(`/api/sessions/${id}`)).json()) as {
          view: { segments: { text: string }[]; steps: Record<string, { data: { evidence: { source: string }[] } }> };
        };
        expect(view.segments.length).toBeGreaterThan(0);
        const quoted = Object.values(view.steps).flatMap(({ data }) =>
          data.evidence.filter((of) => of.source === 'text'),
        );
        expect(quoted).toEqual([]);
      });

      await test.step('whoever looks for a passage, corrects or prints sees the words', async () => {
        const words = sessionPage.segments().first();
        const hide = async (): Promise<void> => {
          await card.getByText('Hide the recognised words').click();
          await expect(words).toBeHidden();
        };
        await page.emulateMedia({ media: 'print' });
        await expect(words).toBeVisible();
        await page.emulateMedia({ media: 'screen' });
        await expect(words).toBeHidden();
        await card.getByRole('button', { name: 'Next unsure' }).click();
        await expect(words).toBeVisible();
        await hide();
        await card.getByRole('button', { name: 'Correct', exact: true }).click();
        await expect(words).toBeVisible();
        await card.getByRole('button', { name: 'Stop correcting' }).click();
        await hide();
        // Where the recogniser finds words differs between processors.
        const at = await words.evaluate((passage) => new URL((passage as HTMLAnchorElement).href).hash);
        await page.evaluate((hash) => (location.hash = hash), at);
        await expect(words).toBeVisible();
        await hide();
      });

      await card.getByText('Show the recognised words').click();
      await expect(sessionPage.segments().first()).toBeVisible();
      await noViolations(page);
      await card.getByText('Hide the recognised words').click();
      await expect(sessionPage.segments().first()).toBeHidden();

      await test.step('exports keep the words, with the sentence before them', async () => {
        const first =
          (await sessionPage.segments().first().textContent())?.replace(/\s*\(unsure\)\s*$/, '').trim() ?? '';
        expect(first).not.toBe('');
        for (const format of ['txt', 'md', 'html', 'srt', 'vtt', 'json']) {
          const text = await (await page.request.get(`/api/sessions/${id}/export?format=${format}`)).text();
          expect(text.replace(/\s+/g, ' '), format).toContain('This does not sound like English');
        }
        const text = await (await page.request.get(`/api/sessions/${id}/export?format=txt`)).text();
        expect(text.replace(/\s+/g, ' ')).toContain(first.split(' ').slice(0, 3).join(' '));
      });

      await test.step('without JavaScript too', async () => {
        const plain = await (await visitor({ javaScriptEnabled: false })).newPage();
        await plain.goto(`/s/${id}`);
        await expect(plain.getByText(sentence).first()).toBeVisible();
        await expect(plain.locator('[data-segment]').first()).toBeHidden();
      });
    },
  );
