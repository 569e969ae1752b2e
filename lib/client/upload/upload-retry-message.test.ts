import { expect, test } from 'vitest';
import { uploadRetryMessage } from './upload-retry-message';

test('a broken connection, a busy server and too many requests are distinguished', () => {
  expect(uploadRetryMessage(0)).toMatch(/^The connection was lost\..*when the connection is back/);
  for (const status of [500, 502, 503, 409, 423])
    expect(uploadRetryMessage(status)).toMatch(/^The server cannot accept the file at the moment\./);
  expect(uploadRetryMessage(429, '540')).toBe(
    'Too much was sent from here in a short time. The upload continues automatically in about 9 min.',
  );
  expect(uploadRetryMessage(429, '501')).toContain('in about 9 min.');
  expect(uploadRetryMessage(429, '30')).toContain('in about 30 s.');
  expect(uploadRetryMessage(429)).toContain('in a while.');
});

test('a refusal of the server is not retried, nor is a full disk', () => {
  expect([400, 401, 403, 404, 410, 413, 415, 422, 507].map((status) => uploadRetryMessage(status))).toEqual(
    Array(9).fill(null),
  );
});
