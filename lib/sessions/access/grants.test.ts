import { expect, test } from 'vitest';
import { grantOf } from './grants.ts';

const now = new Date('2026-11-25T12:00:00Z');
const later = new Date('2026-11-25T13:00:00Z');
const latest = new Date('2026-11-25T14:00:00Z');
const before = new Date('2026-11-25T11:00:00Z');
const shared = (more = {}) => ({
  owner_id: 'owner',
  visibility: 'link' as const,
  link_expires_at: null as Date | null,
  ...more,
});
const link = (id: string, expires_at: Date | null) => ({
  id,
  session_id: 's',
  token_hash: `hash of ${id}`,
  created_at: before,
  expires_at,
});
const nobody = { owner_id: null };

test('the address admits everyone while it works, and the owner always', () => {
  expect(grantOf(shared(), [], nobody, now)).toEqual({ until: null });
  expect(grantOf(shared({ link_expires_at: later }), [], nobody, now)).toEqual({ until: later });
  expect(grantOf(shared({ link_expires_at: before }), [], nobody, now)).toBeNull();
  expect(grantOf(shared({ visibility: 'private' }), [], nobody, now)).toBeNull();
  expect(grantOf(shared({ visibility: 'private', link_expires_at: before }), [], { owner_id: 'owner' }, now)).toEqual({
    until: null,
  });
  expect(grantOf(shared({ visibility: 'private' }), [], { owner_id: 'other' }, now)).toBeNull();
});

test('a further link counts by cookie or token until it expires, and the longest right wins', () => {
  const closed = shared({ visibility: 'private' });
  const links = [link('a', later), link('b', before), link('c', latest), link('d', null)];
  expect(grantOf(closed, links, { owner_id: null, links: ['a'] }, now)).toEqual({ until: later });
  expect(grantOf(closed, links, { owner_id: null, token_hash: 'hash of a' }, now)).toEqual({ until: later });
  expect(grantOf(closed, links, { owner_id: null, links: ['b'] }, now)).toBeNull();
  expect(grantOf(closed, links, { owner_id: null, links: ['gone'] }, now)).toBeNull();
  expect(grantOf(closed, links, { owner_id: null, links: ['a', 'c'] }, now)).toEqual({ until: latest });
  expect(grantOf(closed, links, { owner_id: null, links: ['a', 'd'] }, now)).toEqual({ until: null });
  expect(grantOf(shared({ link_expires_at: latest }), links, { owner_id: null, links: ['a'] }, now)).toEqual({
    until: latest,
  });
});
