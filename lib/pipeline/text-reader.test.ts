import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { readGivenTranscript } from './given-transcript.ts';
import { createTextReader } from './text-reader.ts';

const folder = await mkdtemp(join(tmpdir(), 'undertone-texts-'));
const texts = createTextReader();
afterAll(async () => {
  await texts.close();
  await rm(folder, { recursive: true });
});

async function file(name: string, text: string): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, text);
  return path;
}
const lines = (count: number): string =>
  Array.from(
    { length: count },
    (_, n) => `${n % 2 === 0 ? 'Anna' : 'Mark'}: This is what was said as number ${n}.`,
  ).join('\n');

test('a long text is read in a thread, with the same result as a short one', { timeout: 30_000 }, async () => {
  const path = await file('long.txt', lines(5_000));
  const { segments, ...rest } = await texts.transcript({ path });
  expect(segments).toHaveLength(5_000);
  expect({ segments, ...rest }).toEqual(await readGivenTranscript(path));
  expect(await texts.opening({ path, name: '' })).toBe('This is what was said as number 0.');
  expect(await texts.opening({ path: await file('short.txt', lines(2)), name: '' })).toBe(
    'This is what was said as number 0.',
  );
});

test('a thread refuses a text with the same sentence', { timeout: 30_000 }, async () => {
  const path = await file('many.txt', lines(25_000));
  await expect(texts.opening({ path, name: '' })).rejects.toMatchObject({
    code: 'upload_too_large',
    message: expect.stringContaining('20,000'),
  });
  await expect(texts.transcript({ path })).rejects.toMatchObject({ code: 'upload_too_large' });
  const binary = await file('binary.txt', '\0\u0001\u0002\u0003'.repeat(20_000));
  expect(await texts.opening({ path: binary, name: '' })).toBeNull();
});
