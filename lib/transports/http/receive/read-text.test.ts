import { expect, test } from 'vitest';
import { readText } from './read-text.ts';

function endless(seen: { chunks: number }): Request {
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      seen.chunks += 1;
      controller.enqueue(new Uint8Array(1_000).fill(97));
    },
  });
  return new Request('http://localhost/', { method: 'POST', body, duplex: 'half' } as RequestInit);
}

test('an endless body is read no further than the limit', async () => {
  const seen = { chunks: 0 };
  await expect(readText(endless(seen), 50_000)).rejects.toMatchObject({
    code: 'invalid_body',
    message: expect.stringContaining('50 kB'),
  });
  expect(seen.chunks).toBeLessThan(60);
});

test('a character that is split between two chunks stays whole', async () => {
  expect(await readText(new Request('http://localhost/', { method: 'POST', body: 'grün' }), 100)).toBe('grün');
  expect(await readText(new Request('http://localhost/', { method: 'POST' }), 100)).toBe('');
  const announced = new Request('http://localhost/', {
    method: 'POST',
    body: 'x',
    headers: { 'content-length': '101' },
  });
  await expect(readText(announced, 100)).rejects.toMatchObject({ code: 'invalid_body' });
});
