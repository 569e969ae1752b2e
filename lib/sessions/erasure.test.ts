import { pino } from 'pino';
import { afterEach, expect, test, vi } from 'vitest';
import { Erasure } from './erasure.ts';

afterEach(() => vi.useRealTimers());

type Options = ConstructorParameters<typeof Erasure>[0];

/** The purges of a folder if one takes this long, while a session is deleted every second for five minutes. */
async function purgesOf(tookMs: number): Promise<{ from: number; to: number }[]> {
  vi.useFakeTimers({ now: 0 });
  const purges: { from: number; to: number }[] = [];
  const purge = async (): Promise<void> => {
    const from = Date.now();
    await new Promise((resolve) => setTimeout(resolve, tookMs));
    purges.push({ from, to: Date.now() });
  };
  const store = { ownedBy: async () => [] } as Partial<Options['store']>;
  const erasure = new Erasure({ store, purge, logger: pino({ level: 'silent' }), retentionDays: 0 } as Options);
  for (let second = 0; second < 300; second += 1) {
    await erasure.eraseAllOf('owner');
    await vi.advanceTimersByTimeAsync(1000);
  }
  return purges;
}

test.each([
  [100, 10_000],
  [3_000, 27_000],
  [30_000, 45_000],
])('if a purge takes %d ms, requests are served for %d ms before the next', async (took, pause) => {
  const purges = await purgesOf(took);
  expect(purges.length).toBeGreaterThan(2);
  expect(purges[0]?.from).toBe(10_000);
  for (const [index, { from }] of purges.entries()) {
    const before = purges[index - 1];
    if (before) expect(from - before.to).toBeGreaterThanOrEqual(pause);
    if (before) expect(from - before.to).toBeLessThan(pause + 2000);
  }
});

test('sessions deleted during a purge are purged before the end', async () => {
  let purges = 0;
  const ends: (() => void)[] = [];
  const purge = (): Promise<void> => {
    purges += 1;
    return new Promise((resolve) => void ends.push(resolve));
  };
  const store = { ownedBy: async () => [] } as Partial<Options['store']>;
  const erasure = new Erasure({ store, purge, logger: pino({ level: 'silent' }), retentionDays: 0 } as Options);
  const first = erasure.purge();
  await erasure.eraseAllOf('owner');
  const stopped = erasure.stop();
  ends[0]?.();
  await first;
  await vi.waitFor(() => expect(purges).toBe(2));
  ends[1]?.();
  await stopped;
});
