import { Readable } from 'node:stream';
import { expect, test } from 'vitest';
import type { Blobs } from '#lib/sessions/blobs/blobs';
import { serveFile } from './serve-file.ts';

const bytes = Buffer.from('0123456789');
const blobs = {
  size: async () => bytes.length,
  read: async (_id, _file, { start, end } = { start: 0, end: bytes.length - 1 }) =>
    Readable.from([bytes.subarray(start, end + 1)]),
} as Partial<Blobs> as Blobs;

async function get(headers: Record<string, string> = {}) {
  const response = await serveFile(new Request('http://localhost/', { headers }), {
    blobs,
    session_id: 'a',
    file: 'recording-1.mp3',
    content_type: 'audio/mpeg',
    name: 'ü.mp3',
  });
  return {
    status: response.status,
    text: await response.text(),
    tag: response.headers.get('etag') ?? '',
    caching: response.headers.get('cache-control'),
  };
}

test('a browser may cache a file, but must revalidate it each time', async () => {
  const { status, text, tag, caching } = await get();
  expect([status, text, caching]).toEqual([200, '0123456789', 'private, no-cache, no-transform']);
  expect(await get({ 'if-none-match': tag })).toMatchObject({ status: 304, text: '', tag });
  expect(await get({ 'if-none-match': '"other"' })).toMatchObject({ status: 200 });
});

test('a range is served, unless it belongs to another version of the file', async () => {
  const { tag } = await get();
  expect(await get({ range: 'bytes=2-4' })).toMatchObject({ status: 206, text: '234' });
  expect(await get({ range: 'bytes=2-4', 'if-range': tag })).toMatchObject({ status: 206, text: '234' });
  expect(await get({ range: 'bytes=2-4', 'if-range': '"other"' })).toMatchObject({ status: 200, text: '0123456789' });
  await expect(get({ range: 'bytes=20-' })).rejects.toMatchObject({ code: 'range_not_satisfiable' });
});
