import { expect, test } from 'vitest';
import { clientAddress } from './client-address.ts';

test('X-Forwarded-For counts only as far as proxies are trusted', () => {
  const of = (forwarded: string | undefined, settings = {}) => clientAddress(forwarded, '10.0.0.1', settings);
  expect(of('1.2.3.4')).toBe('10.0.0.1');
  expect(of('6.6.6.6, 1.2.3.4', { PUBLIC_URL: 'https://u.example' })).toBe('1.2.3.4');
  expect(of('6.6.6.6, 1.2.3.4', { TRUSTED_PROXIES: 0, PUBLIC_URL: 'https://u.example' })).toBe('10.0.0.1');
  expect(of('6.6.6.6, 1.2.3.4, 5.5.5.5', { TRUSTED_PROXIES: 2 })).toBe('1.2.3.4');
  expect(of(undefined, { TRUSTED_PROXIES: 1 })).toBe('10.0.0.1');
});

test('ports are ignored, and invalid addresses do not count', () => {
  const of = (forwarded: string) => clientAddress(forwarded, '10.0.0.1', { TRUSTED_PROXIES: 1 });
  expect([of('1.2.3.4:5678'), of('[2001:db8:1:2::9]:443'), of('[2001:db8:1:2::9]'), of('2001:db8:1:2::9')]).toEqual([
    '1.2.3.4',
    '2001:db8:1:2::/64',
    '2001:db8:1:2::/64',
    '2001:db8:1:2::/64',
  ]);
  for (const odd of ['unknown', '_hidden', '1.2.3', 'x'.repeat(9000)]) expect(of(odd)).toBe('10.0.0.1');
});

test('all addresses of an IPv6 customer count as one', () => {
  const of = (direct: string) => clientAddress(undefined, direct, {});
  expect(of('2001:db8:1:2:3:4:5:6')).toBe('2001:db8:1:2::/64');
  expect(of('2001:db8:1:2::9')).toBe(of('2001:0db8:1:2:ffff::1'));
  expect(of('2001:db8:1:3::9')).not.toBe(of('2001:db8:1:2::9'));
  expect(of('::1')).toBe('0:0:0:0::/64');
  expect(of('::ffff:192.0.2.7')).toBe('192.0.2.7');
});
