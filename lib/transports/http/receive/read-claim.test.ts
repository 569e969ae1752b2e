import { expect, test } from 'vitest';
import { readClaim } from './read-claim.ts';

const read = (body: string) => readClaim(new Request('http://localhost/api/sessions', { method: 'POST', body }));

test('a claim names an upload and may contain a context', async () => {
  expect(await read('{ "upload": "a", "context": { "notes": "b\\u0000" } }')).toEqual({
    upload: 'a',
    context: { notes: 'b' },
  });
  expect(await read('')).toEqual({});
});

test('deeply nested, too large or invalid input is refused', async () => {
  await expect(read(`{ "context": ${'['.repeat(50_000)}${']'.repeat(50_000)} }`)).rejects.toMatchObject({
    code: 'invalid_context',
  });
  await expect(read(`{ "context": "${'x'.repeat(8_200_000)}" }`)).rejects.toMatchObject({
    code: 'invalid_body',
    message: expect.stringContaining('8 MB'),
  });
  for (const body of ['[]', 'null', '{ "__proto__": { "upload": "x" } }', '{ "upload": 1 }'])
    await expect(read(body)).rejects.toMatchObject({ code: 'invalid_body' });
});
