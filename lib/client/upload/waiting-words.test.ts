import { expect, test } from 'vitest';
import { waitingWords } from './waiting-words';

test('a broken line, a busy server and too many requests are told apart', () => {
  expect(waitingWords(0)).toMatch(/^The connection is lost\..*when the connection is back/);
  for (const status of [500, 502, 503, 409, 423])
    expect(waitingWords(status)).toMatch(/^The server cannot take it at the moment\./);
  expect(waitingWords(429, '540')).toBe(
    'Too much was sent from here in a short time. The upload goes on by itself in about 9 min.',
  );
  expect(waitingWords(429, '501')).toContain('in about 9 min.');
  expect(waitingWords(429, '30')).toContain('in about 30 s.');
  expect(waitingWords(429)).toContain('in a while.');
});

test('what the server refuses is not tried again, nor is a full disk', () => {
  expect([400, 401, 403, 404, 410, 413, 415, 422, 507].map((status) => waitingWords(status))).toEqual(
    Array(9).fill(null),
  );
});
