import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { FactBody } from './facts.ts';
import { followBatches } from './follow.ts';
import { MemoryLog } from './memory-log.ts';

const session = 'AAAAAAAAAAAAAAAAAAAAAA';
const line = (id: number): FactBody => ({
  type: 'partial',
  analysis_type: 'transcript',
  data: { id, start_s: id, end_s: id + 1, speaker: null, text: `line ${id}`, confidence: 1 },
});

let log: MemoryLog;
let cut: number;
const lag = { sizeOf: () => 400_000, exceeded: () => (cut += 1) };

beforeEach(() => {
  vi.useFakeTimers();
  log = new MemoryLog();
  cut = 0;
});
afterEach(() => vi.useRealTimers());

test('a reader that takes nothing while more than a megabyte waits is cut off after two seconds', async () => {
  const batches = followBatches(log, session, { lag });
  await log.append(session, [line(0)]);
  await batches.next();
  for (let id = 1; id < 4; id += 1) await log.append(session, [line(id)]);
  await vi.advanceTimersByTimeAsync(1900);
  expect(cut).toBe(0);
  await vi.advanceTimersByTimeAsync(200);
  expect(cut).toBe(1);
});

test('the same if it took something at first, and no new fact comes', async () => {
  const batches = followBatches(log, session, { lag });
  await log.append(session, [line(0)]);
  await batches.next();
  for (let id = 1; id < 6; id += 1) await log.append(session, [line(id)]);
  await vi.advanceTimersByTimeAsync(1000);
  await batches.next();
  await vi.advanceTimersByTimeAsync(1900);
  expect(cut).toBe(0);
  await vi.advanceTimersByTimeAsync(200);
  expect(cut).toBe(1);
});

test('a slow reader is not cut off, nor is one with a small backlog', async () => {
  const batches = followBatches(log, session, { lag });
  await log.append(session, [line(0)]);
  await batches.next();
  for (let id = 1; id < 8; id += 1) await log.append(session, [line(id)]);
  for (let turn = 0; turn < 7; turn += 1) {
    await vi.advanceTimersByTimeAsync(1500);
    expect((await batches.next()).value).toMatchObject([{ seq: turn + 2 }]);
  }
  await log.append(session, [line(8), line(9)]);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(cut).toBe(0);
});

test('a reader that has left is not cut off any more', async () => {
  const batches = followBatches(log, session, { lag });
  await log.append(session, [line(0)]);
  await batches.next();
  for (let id = 1; id < 5; id += 1) await log.append(session, [line(id)]);
  await batches.return();
  await vi.advanceTimersByTimeAsync(10_000);
  expect(cut).toBe(0);
});

test('readers at the same cursor get the same array', async () => {
  const [one, two] = [followBatches(log, session), followBatches(log, session)];
  const first = [one.next(), two.next()];
  await vi.advanceTimersByTimeAsync(1);
  await log.append(session, [line(0), line(1)]);
  const [a, b] = await Promise.all(first);
  expect(a?.value).toBe(b?.value);
  expect(a?.value).toMatchObject([{ seq: 1 }, { seq: 2 }]);
});
