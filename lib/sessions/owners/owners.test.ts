import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { newId, isId } from '#lib/sessions/ids';
import { loadSecret, Owners } from './owners.ts';

const owners = new Owners('secret', false);
const asked = (headers: Record<string, string>) => owners.visitorOf(new Headers(headers)).owner_id;

test('ids hold 128 bits in 22 characters; invalid ids are recognised', () => {
  const ids = Array.from({ length: 200 }, newId);
  expect(new Set(ids).size).toBe(200);
  expect(ids.every(isId)).toBe(true);
  expect(
    ['', 'short', `${ids[0]}x`, '../../../../etc/passwd', 'AAAAAAAAAAAAAAAAAAAAAB', 'AAAAAAAAAAAAAAAAAAAA é'].some(
      isId,
    ),
  ).toBe(false);
});

test('an owner is recognised by the cookie or by the token, and the token wins', () => {
  const [first, second] = [newId(), newId()];
  const cookie = owners.cookieFor(first).split(';')[0] ?? '';
  expect(asked({ cookie })).toBe(first);
  expect(asked({ authorization: `Bearer ${owners.tokenOf(second)}` })).toBe(second);
  expect(asked({ cookie, authorization: `Bearer ${owners.tokenOf(second)}` })).toBe(second);
});

test('a forged, foreign or malformed credential is not accepted', () => {
  const id = newId();
  const other = new Owners('another secret', false).tokenOf(id);
  for (const token of [id, other, `${id}.`, 'x', owners.tokenOf('not an id')]) {
    expect(asked({ authorization: `Bearer ${token}` })).toBeNull();
    expect(asked({ cookie: `undertone_owner=${encodeURIComponent(token)}` })).toBeNull();
  }
  expect(asked({})).toBeNull();
});

test('the cookie is not readable by scripts or sent to other sites, and is secure under HTTPS', () => {
  expect(owners.cookieFor(newId())).toMatch(/HttpOnly.*SameSite=Lax/i);
  expect(owners.cookieFor(newId())).not.toMatch(/Secure/);
  expect(new Owners('secret', true).cookieFor(newId())).toMatch(/^__Host-undertone_owner=.*Path=\/.*Secure/);
});

test('under HTTPS a cookie that another host of the domain could have set is not accepted', () => {
  const id = newId();
  const secured = new Owners('secret', true);
  const [planted, own] = [owners.cookieFor(id), secured.cookieFor(id)].map((cookie) => cookie.split(';')[0] ?? '');
  expect(secured.visitorOf(new Headers({ cookie: planted ?? '' })).owner_id).toBeNull();
  expect(secured.visitorOf(new Headers({ cookie: `${planted}; ${own}` })).owner_id).toBe(id);
});

test('a secret is kept, and a truncated one is made again', () => {
  const folder = mkdtempSync(join(tmpdir(), 'undertone-secret-'));
  try {
    const made = loadSecret(folder);
    expect([made.length, loadSecret(folder)]).toEqual([43, made]);
    for (const cut of ['', 'abc']) {
      writeFileSync(join(folder, 'secret'), cut);
      expect(loadSecret(folder)).toMatch(/^[\w-]{43}$/);
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('a browser holds further links in a signed list, which is not accepted as an owner', () => {
  const [first, second] = [newId(), newId()];
  const one = owners.linkCookieFor({ owner_id: null }, first).split(';')[0] ?? '';
  const both = owners.linkCookieFor(owners.visitorOf(new Headers({ cookie: one })), second).split(';')[0] ?? '';
  expect(owners.visitorOf(new Headers({ cookie: both }))).toMatchObject({ owner_id: null, links: [first, second] });
  expect(owners.visitorOf(new Headers({ cookie: both.replace(second, newId()) })).links).toEqual([]);
  expect(asked({ cookie: one.replace('undertone_links', 'undertone_owner') })).toBeNull();
});

test('a key of an earlier generation is not accepted, as a cookie or as a token', () => {
  const id = newId();
  let generation = 0;
  const revocable = new Owners('secret', false, { of: () => generation });
  const old = revocable.tokenOf(id);
  expect(old).toBe(owners.tokenOf(id));
  generation = 2;
  expect(revocable.ownerOf(old)).toBeNull();
  const token = revocable.tokenOf(id);
  expect(revocable.ownerOf(token)).toBe(id);
  expect(revocable.visitorOf(new Headers({ cookie: revocable.cookieFor(id).split(';')[0] ?? '' })).owner_id).toBe(id);
  for (const forged of [token.replace('.2.', '.3.'), token.replace('.2.', '.'), token.replace('.2.', '.02.')])
    expect(revocable.ownerOf(forged)).toBeNull();
});

test('the kind of client is recognised', () => {
  const client = (headers: Record<string, string>) => owners.visitorOf(new Headers(headers)).client;
  expect(client({ authorization: `Bearer ${owners.tokenOf(newId())}`, 'user-agent': 'curl/8' })).toBe('script');
  expect(client({ 'sec-fetch-site': 'none', 'user-agent': 'Mozilla/5.0 (X11; Linux x86_64)' })).toBe('browser');
  expect(client({ cookie: 'a=b', 'user-agent': 'Mozilla/5.0 (iPhone) Mobile/15E148' })).toBe('phone');
});
