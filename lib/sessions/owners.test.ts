import { expect, test } from 'vitest';
import { newId, isId } from '#lib/sessions/ids';
import { Owners } from '#lib/sessions/owners';

const owners = new Owners('secret', false);
const asked = (headers: Record<string, string>) => owners.visitorOf(new Headers(headers)).owner_id;

test('ids hold 128 bits in 22 characters; what cannot be one is told apart', () => {
  const ids = Array.from({ length: 200 }, newId);
  expect(new Set(ids).size).toBe(200);
  expect(ids.every(isId)).toBe(true);
  expect(['', 'short', `${ids[0]}x`, '../../../../etc/passwd', 'AAAAAAAAAAAAAAAAAAAAAB', 'AAAAAAAAAAAAAAAAAAAA é'].some(isId)).toBe(false);
});

test('an owner is known by the cookie or by the token, and the token wins', () => {
  const [first, second] = [newId(), newId()];
  const cookie = owners.cookieFor(first).split(';')[0] ?? '';
  expect(asked({ cookie })).toBe(first);
  expect(asked({ authorization: `Bearer ${owners.tokenOf(second)}` })).toBe(second);
  expect(asked({ cookie, authorization: `Bearer ${owners.tokenOf(second)}` })).toBe(second);
});

test('a forged, foreign or malformed credential is nobody', () => {
  const id = newId();
  const other = new Owners('another secret', false).tokenOf(id);
  for (const token of [id, other, `${id}.`, 'x', owners.tokenOf('not an id')]) {
    expect(asked({ authorization: `Bearer ${token}` })).toBeNull();
    expect(asked({ cookie: `undertone_owner=${encodeURIComponent(token)}` })).toBeNull();
  }
  expect(asked({})).toBeNull();
});

test('the cookie is out of reach for scripts and for other sites, and secure under HTTPS', () => {
  expect(owners.cookieFor(newId())).toMatch(/HttpOnly.*SameSite=Lax/i);
  expect(owners.cookieFor(newId())).not.toMatch(/Secure/);
  expect(new Owners('secret', true).cookieFor(newId())).toMatch(/Secure/);
});
