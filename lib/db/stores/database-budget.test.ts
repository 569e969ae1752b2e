import { afterAll, beforeAll, expect, test } from 'vitest';
import type { OpenDatabase } from '#lib/db/connection/open-database';
import { openEmpty } from '#lib/db/testing/template';
import { databaseBudget } from './database-budget.ts';

let database: OpenDatabase;
beforeAll(async () => {
  database = await openEmpty();
});
afterAll(() => database.close());

const on = (day: string) => () => new Date(`${day}T12:00:00Z`);

test('fifty concurrent reservations never exceed the budget', async () => {
  const budget = databaseBudget(database.db, 1, on('2026-01-01'));
  const taken = await Promise.all(Array.from({ length: 50 }, () => budget.reserve(0.15)));
  expect(taken.filter((one) => one !== null)).toHaveLength(6);
  expect(await budget.spentToday()).toBeCloseTo(0.9, 9);
  expect(await budget.reserve(0.1)).not.toBeNull();
  expect(await budget.reserve(0.1)).toBeNull();
});

test('the cost of a call replaces its reservation, once; the rest is free again', async () => {
  const budget = databaseBudget(database.db, 1, on('2026-01-02'));
  const reservation = await budget.reserve(0.9);
  expect(await budget.reserve(0.2)).toBeNull();
  await reservation?.settle(0.1);
  await reservation?.settle(0.1);
  expect(await budget.spentToday()).toBeCloseTo(0.1, 9);
  expect(await budget.reserve(0.2)).not.toBeNull();
});

test('a call that costs more than the daily budget, and a budget for each day', async () => {
  expect(await databaseBudget(database.db, 1, on('2026-01-03')).reserve(1.1)).toBeNull();
  expect(await databaseBudget(database.db, 0, on('2026-01-03')).reserve(0)).not.toBeNull();
  await databaseBudget(database.db, 1, on('2026-01-03')).reserve(1);
  expect(await databaseBudget(database.db, 1, on('2026-01-04')).reserve(1)).not.toBeNull();
});

test('a new process continues with the remaining budget; an unsettled reservation stays counted', async () => {
  await databaseBudget(database.db, 1, on('2026-01-05')).reserve(0.6);
  const again = databaseBudget(database.db, 1, on('2026-01-05'));
  expect(await again.spentToday()).toBeCloseTo(0.6, 9);
  expect(await again.reserve(0.5)).toBeNull();
});

test('a reservation settled after midnight belongs to the day of the call, and without a limit the cost is only counted', async () => {
  let now = new Date('2026-01-06T23:59:59Z');
  const budget = databaseBudget(database.db, null, () => now);
  const late = await budget.reserve(5);
  now = new Date('2026-01-07T00:00:01Z');
  await late?.settle(3);
  expect(await budget.spentToday()).toBe(0);
  now = new Date('2026-01-06T23:59:59Z');
  expect(await budget.spentToday()).toBe(3);
});
