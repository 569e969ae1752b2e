import { expect, test } from 'vitest';
import { mayRead } from './serve-metrics.ts';

const from = (remoteAddress: string, headers: Record<string, string> = {}) => ({ headers, socket: { remoteAddress } });

test('without a token only this machine may read, and no proxy on it', () => {
  expect(mayRead(from('127.0.0.1'), undefined)).toBe(true);
  expect(mayRead(from('::ffff:127.0.0.1'), undefined)).toBe(true);
  expect(mayRead(from('::1'), undefined)).toBe(true);
  expect(mayRead(from('10.0.0.8'), undefined)).toBe(false);
  expect(mayRead(from('127.0.0.1', { 'x-forwarded-for': '127.0.0.1' }), undefined)).toBe(false);
  expect(mayRead(from('127.0.0.1', { forwarded: 'for=10.0.0.8' }), undefined)).toBe(false);
});

test('with a token, every client that sends it', () => {
  expect(mayRead(from('10.0.0.8', { authorization: 'Bearer abc' }), 'abc')).toBe(true);
  expect(mayRead(from('127.0.0.1'), 'abc')).toBe(false);
  expect(mayRead(from('127.0.0.1', { authorization: 'Bearer abd' }), 'abc')).toBe(false);
});
