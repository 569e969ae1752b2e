import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { forOwner } from '#lib/base/current-owner';
import type { OpenDatabase } from '#lib/db/connection/open-database';
import { openEmpty } from '#lib/db/testing/template';
import { DatabaseAudit } from './database-audit.ts';
import { databaseBudget } from './database-budget.ts';
import { DatabaseGenerations } from './database-generations.ts';
import { DatabaseSessions } from '#lib/db/library/database-sessions';
import { ownerBudget } from './owner-budget.ts';
import { auditEntries } from '#lib/db/schema';
import { Audit } from '#lib/sessions/owners/audit';
import { Generations } from '#lib/sessions/owners/generations';
import { newId } from '#lib/sessions/ids';
import { Quotas } from '#lib/sessions/owners/quotas';

let database: OpenDatabase;
let store: DatabaseSessions;
beforeAll(async () => {
  database = await openEmpty();
  store = new DatabaseSessions(database.db);
}, 120_000);
afterAll(() => database.close());

const make = (owner_id: string, bytes: number, duration_s: number) =>
  store.insert({
    id: newId(),
    owner_id,
    title: 'Talk',
    context: {},
    audio: { file: 'a.flac', name: 'a.flac', content_type: 'audio/flac' },
    given: null,
    duration_s,
    bytes,
    visibility: 'private',
  });

test('an owner’s storage is the size of the sessions, and is limited', async () => {
  const [owner, other] = [newId(), newId()];
  const quotas = new Quotas((id) => store.keptBy(id), { max_bytes: 5e9, max_s: 7200 });
  expect(await quotas.kept(owner)).toEqual({ bytes: 0, duration_s: 0 });
  const [first] = [
    await make(owner, 3_000_000_000, 3600),
    await make(owner, 1_500_000_000, 1800),
    await make(other, 1e9, 60),
  ];
  expect(await quotas.kept(owner)).toEqual({ bytes: 4_500_000_000, duration_s: 5400 });
  await quotas.requireRoom(owner, { bytes: 500_000_000, duration_s: 1800 });
  await expect(quotas.requireRoom(owner, { bytes: 600_000_000, duration_s: 0 })).rejects.toMatchObject({
    code: 'owner_quota_used',
    status: 413,
    message:
      'You use 4.5 GB of your 5 GB, and this recording needs 600 MB. Delete recordings that you no longer need, ' +
      'then send it again.',
  });
  await expect(quotas.requireRoom(owner, { bytes: 1, duration_s: 3600 })).rejects.toThrow(
    '1.5 hours of your 2 hours of recordings',
  );
  await store.remove(first.id);
  await quotas.requireRoom(owner, { bytes: 600_000_000, duration_s: 3600 });
});

test('an owner who signs out everywhere gets a new generation, which other processes read', async () => {
  const owner = newId();
  const [here, there] = [
    new Generations(new DatabaseGenerations(database.db)),
    new Generations(new DatabaseGenerations(database.db)),
  ];
  expect(here.of(owner)).toBe(0);
  await here.raise(owner);
  await here.raise(owner);
  expect([here.of(owner), there.of(owner)]).toEqual([2, 0]);
  expect(await there.load()).toEqual([owner]);
  expect(there.of(owner)).toBe(2);
  expect(await there.load()).toEqual([]);
});

test('the audit writes one entry per visit, without content; entries move with the sessions and expire', async () => {
  const [owner, next] = [newId(), newId()];
  const session = await make(owner, 1, 1);
  const audit = new Audit(new DatabaseAudit(database.db), 90, { warn: () => undefined });
  const [self, guest] = [
    { owner_id: owner, client: 'browser' as const },
    { owner_id: null, links: ['x'], client: 'phone' as const },
  ];
  for (let n = 0; n < 3; n += 1) audit.note(session, guest, 'opened');
  audit.note(session, self, 'opened');
  audit.note(session, self, 'shared');
  audit.note(session, { owner_id: owner }, 'deleted');
  await vi.waitFor(async () => expect(await audit.list(owner)).toHaveLength(3));
  const told = (await audit.list(owner))
    .map(({ action, who, client, title }) => `${action} ${who} ${client} ${title}`)
    .toSorted();
  expect(told).toEqual(['opened link phone Talk', 'opened owner browser Talk', 'shared owner browser Talk']);

  await store.handOver(owner, next);
  expect([(await audit.list(owner)).length, (await audit.list(next)).length]).toEqual([0, 3]);
  await database.db.update(auditEntries).set({ at: new Date(Date.now() - 91 * 24 * 3600 * 1000) });
  await audit.sweep();
  expect(await audit.list(next)).toEqual([]);
});

test('an owner’s share of the daily budget: concurrent calls cannot exceed it, and others continue', async () => {
  const [owner, other] = [newId(), newId()];
  const budget = ownerBudget(database.db, databaseBudget(database.db, 10), 1);
  const asked = await Promise.allSettled(Array.from({ length: 20 }, () => forOwner(owner, () => budget.reserve(0.3))));
  expect(asked.filter(({ status }) => status === 'fulfilled')).toHaveLength(3);
  expect(asked.find(({ status }) => status === 'rejected')).toMatchObject({
    reason: { code: 'owner_budget_spent', status: 503 },
  });
  expect(await budget.spentTodayBy(owner)).toBeCloseTo(0.9);
  expect(await forOwner(other, () => budget.reserve(0.3))).not.toBeNull();
  for (const one of asked) if (one.status === 'fulfilled') await one.value?.settle(0.1);
  expect(await budget.spentTodayBy(owner)).toBeCloseTo(0.3);
  expect(await budget.spentToday()).toBeCloseTo(0.6);
  // The shared budget is checked after the owner's share, and leaves that unchanged.
  expect(
    await forOwner(newId(), () => ownerBudget(database.db, databaseBudget(database.db, 0.5), null).reserve(0.3)),
  ).toBeNull();
});
