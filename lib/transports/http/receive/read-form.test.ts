import { mkdtemp, readFile, readdir, readlink, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { readForm } from './read-form.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'undertone-form-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const limits = { max_bytes: 60_000_000 };
function post(form: FormData): Request {
  return new Request('http://localhost/api/analyze', { method: 'POST', body: form });
}
function withFile(bytes: Uint8Array<ArrayBuffer>, name = 'a.mp3', field = 'audio'): FormData {
  const form = new FormData();
  form.append(field, new Blob([bytes], { type: 'audio/mpeg' }), name);
  return form;
}

test('50 MB arrive byte for byte', async () => {
  const bytes = new Uint8Array(50_000_000);
  for (let index = 0; index < bytes.length; index += 1) bytes[index] = (index * 2_654_435_761) >>> 24;
  const { file } = await readForm(post(withFile(bytes)), folder, limits);
  expect(file?.bytes).toBe(bytes.length);
  expect(Buffer.compare(await readFile(file?.path ?? ''), bytes)).toBe(0);
});

test('fields may come before and after the file', async () => {
  const form = new FormData();
  form.append('session_id', 'x');
  form.append('audio', new Blob(['abc']), 'a.mp3');
  form.append('context', '{"notes":"ü"}');
  const { fields, file } = await readForm(post(form), folder, limits);
  expect([...fields]).toEqual([
    ['session_id', 'x'],
    ['context', '{"notes":"ü"}'],
  ]);
  expect(file?.bytes).toBe(3);
});

test('all fields together share the limit of one', async () => {
  const form = new FormData();
  for (let field = 0; field < 4; field += 1) form.append(`f${field}`, 'x'.repeat(6_000_000));
  await expect(readForm(post(form), folder, limits)).rejects.toMatchObject({
    code: 'upload_too_large',
    message: expect.stringContaining('21 MB'),
  });
});

test('a file over the limit is refused, with the limit named', async () => {
  const reading = readForm(post(withFile(new Uint8Array(2_000_001))), folder, { max_bytes: 2_000_000 });
  await expect(reading).rejects.toMatchObject({ code: 'upload_too_large', message: expect.stringContaining('2 MB') });
});

test.runIf(process.platform === 'linux')('a refused upload leaves no file open', async () => {
  const open = async (): Promise<number> =>
    (
      await Promise.all((await readdir('/proc/self/fd')).map((fd) => readlink(`/proc/self/fd/${fd}`).catch(() => '')))
    ).filter((path) => path.startsWith(folder)).length;
  for (let turn = 0; turn < 3; turn += 1)
    await expect(
      readForm(post(withFile(new Uint8Array(9_000_000))), folder, { max_bytes: 2_000_000 }),
    ).rejects.toMatchObject({ code: 'upload_too_large' });
  await vi.waitFor(async () => expect(await open()).toBe(0), 5_000);
});

test('a wrong field name is named', async () => {
  const reading = readForm(post(withFile(new Uint8Array(10), 'a.mp3', 'file')), folder, limits);
  await expect(reading).rejects.toMatchObject({ code: 'invalid_form', message: expect.stringContaining('"file"') });
});

test('two recordings at once are refused', async () => {
  const form = withFile(new Uint8Array(10));
  form.append('audio', new Blob(['abc']), 'b.mp3');
  await expect(readForm(post(form), folder, limits)).rejects.toMatchObject({ code: 'invalid_form' });
});

test('a body that is not a form is refused', async () => {
  const request = new Request('http://localhost/', {
    method: 'POST',
    body: 'hello',
    headers: { 'content-type': 'text/plain' },
  });
  await expect(readForm(request, folder, limits)).rejects.toMatchObject({ code: 'invalid_form' });
  const noBoundary = new Request('http://localhost/', {
    method: 'POST',
    body: 'hello',
    headers: { 'content-type': 'multipart/form-data' },
  });
  await expect(readForm(noBoundary, folder, limits)).rejects.toMatchObject({ code: 'invalid_form' });
});

test('an interrupted upload is reported as such', async () => {
  const body = '--b\r\nContent-Disposition: form-data; name="audio"; filename="a.mp3"\r\n\r\nhalf of it';
  const request = new Request('http://localhost/', {
    method: 'POST',
    body,
    headers: { 'content-type': 'multipart/form-data; boundary=b' },
  });
  await expect(readForm(request, folder, limits)).rejects.toMatchObject({ code: 'upload_interrupted' });
});

test('of a file name only its last part is kept, without control characters', async () => {
  const { file } = await readForm(
    post(withFile(new Uint8Array(3), '../../etc/pass\u202ewd\u0000.mp3')),
    folder,
    limits,
  );
  expect(file?.name).toBe('passwd.mp3');
});
