import { expect, test } from 'vitest';
import { requirePlainRequest } from './plain-request.ts';

const asked =
  (url: string, method = 'GET') =>
  () =>
    requirePlainRequest({ url, method });

test.each([
  '/',
  '/s/AAAAAAAAAAAAAAAAAAAAAA?k=b/../c#d',
  '/api/sessions/a/steps/custom%3Anone',
  '/api/sessions/..%2f..%2fetc',
  '/_next/static/chunks/[root]~a._.js',
  '/a//b',
  '/%E0%A4%A4',
])('%s is plain', (url) => {
  expect(asked(url)).not.toThrow();
});

test.each([
  '',
  '*',
  '//',
  '//elsewhere.example/api/health',
  'http://elsewhere.example/',
  '/api/uploads/../health',
  '/api/uploads/%2e%2E/health',
  '/s/./a',
  '/evidence\\..\\api\\health',
  '/evidence#/../api/health',
  '/ü',
  '/%E0%A4%A',
  '/100%',
])('%s could be two addresses', (url) => {
  expect(asked(url)).toThrow(expect.objectContaining({ code: 'invalid_address' }));
});

test('pages can only be read', () => {
  expect(asked('/', 'HEAD')).not.toThrow();
  expect(asked('/sign-in', 'POST')).not.toThrow();
  expect(asked('/api/sessions', 'POST')).not.toThrow();
  for (const method of ['POST', 'PUT', 'TRACE', 'OPTIONS', 'PROPFIND'])
    expect(asked('/evidence', method)).toThrow(expect.objectContaining({ code: 'wrong_method' }));
});
