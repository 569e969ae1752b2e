import { readFileSync } from 'node:fs';
import { samplePath, sentencePath, wavOf } from '#e2e/support/audio';
import { slowNetwork } from '#e2e/support/slow-network';
import { expect, test } from '#e2e/support/test';
import { wordErrorRate } from '#lib/speech/testing/word-errors';
import { noise, silence } from '#lib/audio/testing/sounds';

const rate = 16_000;

const audio = (name: string, content: string | Buffer): { name: string; mimeType: string; buffer: Buffer } => ({
  name,
  mimeType: 'audio/mpeg',
  buffer: Buffer.from(content),
});

test('a file from the picker is sent, and its page opens', async ({ firstPage, sessionPage }) => {
  await firstPage.open();
  await firstPage.choose(sentencePath);
  await firstPage.acceptNotice();
  await sessionPage.id();
  await sessionPage.allDone();
  const said = 'We should keep the launch in March because the supplier has promised the parts by the tenth.';
  expect(wordErrorRate(said, await sessionPage.transcript())).toBeLessThan(0.1);
});

test('a file that was chosen before the page’s script ran is sent, once', async ({ firstPage, sessionPage, page }) => {
  let release = (): void => undefined;
  const late = new Promise<void>((resolve) => (release = resolve));
  await page.route('**/_next/static/chunks/*.js', async (route) => {
    await late;
    await route.continue();
  });
  await page.goto('/', { waitUntil: 'commit' });
  await firstPage.choose(sentencePath);
  release();
  await firstPage.acceptNotice();
  await sessionPage.id();
  expect(await (await page.request.get('/api/sessions')).json()).toMatchObject({ sessions: [{}] });
});

test('a file dropped anywhere on the page is sent', async ({ firstPage, sessionPage, page }) => {
  await firstPage.open();
  const dropped = await page.evaluateHandle(
    (bytes) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([new Uint8Array(bytes)], 'dropped.opus', { type: 'audio/ogg' }));
      return transfer;
    },
    [...readFileSync(sentencePath)],
  );
  await page.dispatchEvent('body', 'dragenter', { dataTransfer: dropped });
  await expect(page.getByText('Drop the file to analyse it')).toBeVisible();
  await page.dispatchEvent('body', 'drop', { dataTransfer: dropped });
  await firstPage.acceptNotice();
  await sessionPage.id();
  await sessionPage.allDone();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('dropped');
});

test('two files dropped at once become two sessions', async ({ firstPage, page }) => {
  await firstPage.open();
  const dropped = await page.evaluateHandle(() => {
    const transfer = new DataTransfer();
    for (const name of ['monday.txt', 'tuesday.txt'])
      transfer.items.add(
        new File([`Anna: This is the talk of ${name}.\nMark: Indeed it is.`], name, { type: 'text/plain' }),
      );
    return transfer;
  });
  await page.dispatchEvent('body', 'drop', { dataTransfer: dropped });
  await firstPage.acceptNotice();
  await expect(page.getByText('Both files were accepted. Each has its own page, listed below.')).toBeVisible();
  const mine = page.getByRole('region', { name: 'Your recordings' });
  for (const name of ['monday', 'tuesday']) await expect(mine.getByRole('link', { name })).toBeVisible();
});

test('an upload shows its progress, can be cancelled, and leaves nothing behind', async ({
  firstPage,
  sessionPage,
  page,
}) => {
  await firstPage.open();
  await slowNetwork(page, { up: 60_000 });
  await firstPage.choose(samplePath('argument'));
  await firstPage.acceptNotice();
  await expect(page.getByRole('main').getByRole('progressbar')).toBeVisible();
  await page.getByRole('button', { name: 'Cancel the upload' }).click();
  await expect(page.getByRole('main').getByRole('progressbar')).toHaveCount(0);
  await slowNetwork(page, {});
  expect(await (await page.request.get('/api/sessions')).json()).toMatchObject({ sessions: [] });
  await firstPage.choose(sentencePath);
  await sessionPage.id();
  await sessionPage.allDone();
});

test.describe('files that cannot be analysed', () => {
  test.use({ expectedErrors: [/Failed to load resource.*(400|413|415|422)/] });
  const page = '<!doctype html><html><body>not here</body></html>';
  const whole = readFileSync(samplePath('planning'));
  const refused = [
    ['an empty file', audio('empty.mp3', ''), /empty|no audio|nothing/i],
    ['one byte', audio('one-byte.mp3', 'x'), /./],
    ['text named .mp3', audio('text.mp3', 'These are words, and no sound at all. '.repeat(50)), /./],
    [
      'a zip named .mp3',
      audio('zip.mp3', Buffer.concat([Buffer.from('PK\u0003\u0004', 'latin1'), Buffer.alloc(400, 7)])),
      /./,
    ],
    ['HTML named .mp3', audio('page.mp3', page), /./],
    ['a header without data', audio('header.wav', wavOf(silence(0, rate), rate)), /./],
  ] as const;

  test('each is refused with a sentence, and the next upload works', async ({ firstPage, sessionPage }) => {
    await firstPage.open();
    let first = true;
    for (const [what, file, sentence] of refused) {
      await test.step(what, async () => {
        await firstPage.choose(file);
        if (first) await firstPage.acceptNotice();
        first = false;
        await expect(firstPage.alert()).toContainText(`“${file.name}” was not accepted.`);
        await expect(firstPage.alert()).toContainText(sentence);
        await firstPage.page.getByRole('button', { name: 'Dismiss' }).click();
        await expect(firstPage.alert()).toHaveCount(0);
      });
    }
    await firstPage.choose(sentencePath);
    await sessionPage.id();
    await sessionPage.allDone();
  });

  test('a truncated file is analysed as far as possible', async ({ firstPage, sessionPage }) => {
    await firstPage.open();
    await firstPage.choose(audio('truncated.mp3', whole.subarray(0, Math.floor(whole.length / 2))));
    await firstPage.acceptNotice();
    await sessionPage.id();
    await sessionPage.allDone();
    await expect(sessionPage.card('transcript')).toContainText(/workshop/i);
  });

  for (const [what, samples] of [
    ['silence', silence(6, rate)],
    ['noise', noise(6, rate, -30)],
  ] as const) {
    test(`${what} gives no words, and the cards say why`, async ({ firstPage, sessionPage }) => {
      await firstPage.open();
      await firstPage.choose({ name: `${what}.wav`, mimeType: 'audio/wav', buffer: wavOf(samples, rate) });
      await firstPage.acceptNotice();
      await sessionPage.id();
      await sessionPage.allDone();
      expect(await sessionPage.transcript()).toBe('');
      await expect(sessionPage.card('transcript')).toContainText('Not enough to say.');
      await expect(sessionPage.card('emotion_analysis')).toContainText('Not enough to say.');
    });
  }
});
