import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, expect, test } from 'vitest';
import type { FileField, ReceivedForm } from './read-form.ts';
import { createTextReader } from '#lib/pipeline/text-reader';
import { receiveTranscript as receive } from './receive-transcript.ts';

const texts = createTextReader();
afterAll(() => texts.close());
const receiveTranscript = (form: ReceivedForm, into: string) => receive(form, { folder: into, texts });
let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'undertone-text-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function sent(
  content: string | Uint8Array,
  name: string,
  field: FileField = 'audio',
  content_type = 'application/octet-stream',
): Promise<ReceivedForm> {
  const path = join(folder, 'upload');
  await writeFile(path, content);
  return { fields: new Map(), file: { field, path, name, content_type, bytes: content.length } };
}
const pasted = (text: string): ReceivedForm => ({ fields: new Map([['transcript', text]]), file: null });

test('pasted text is kept as it is, and its first words are its title', async () => {
  const given = await receiveTranscript(pasted('Anna: You said noon.\nMark: I said one.'), folder);
  expect(given).toMatchObject({ name: null, opening: 'You said noon.' });
  expect(await readFile(given?.path ?? '', 'utf8')).toBe('Anna: You said noon.\nMark: I said one.');
  const long = await receiveTranscript(pasted('word '.repeat(100)), folder);
  expect(long?.opening).toMatch(/^(?:word ){11}word…$/);
});

test('a text file counts in both fields; a recording and an empty form do not', async () => {
  expect(await receiveTranscript(await sent('Hello there.', 'talk.txt'), folder)).toMatchObject({ name: 'talk.txt' });
  expect(await receiveTranscript(await sent('Hello there.', 'notes.md', 'transcript'), folder)).toMatchObject({
    name: 'notes.md',
  });
  expect(await receiveTranscript(await sent('Hello there.', 'blob', 'audio', 'text/plain'), folder)).toMatchObject({
    name: 'blob',
  });
  expect(await receiveTranscript(await sent('Hello there.', 'talk.mp3', 'audio', 'text/plain'), folder)).toBeNull();
  expect(await receiveTranscript(await sent(new Uint8Array([0, 1, 2, 3]), 'talk.txt'), folder)).toBeNull();
  expect(await receiveTranscript({ fields: new Map([['transcript', '']]), file: null }, folder)).toBeNull();
});

test('an unreadable text is refused with a sentence', async () => {
  await expect(receiveTranscript(await sent('no subtitles', 'talk.srt'), folder)).rejects.toMatchObject({
    code: 'unreadable_transcript',
    message: expect.stringContaining('“talk.srt”'),
  });
  await expect(receiveTranscript(pasted('   '), folder)).rejects.toMatchObject({ code: 'unreadable_transcript' });
  await expect(
    receiveTranscript(await sent(new Uint8Array([0, 1]), 'talk.bin', 'transcript'), folder),
  ).rejects.toMatchObject({ code: 'unreadable_transcript' });
  await expect(receiveTranscript(await sent('a'.repeat(10_000_001), 'talk.txt'), folder)).rejects.toMatchObject({
    code: 'upload_too_large',
  });
  const both = { ...(await sent('Hello.', 'talk.txt')), fields: new Map([['transcript', 'Hello.']]) };
  await expect(receiveTranscript(both, folder)).rejects.toMatchObject({ code: 'invalid_form' });
});
