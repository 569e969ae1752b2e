import { expect, test } from 'vitest';
import { untilQuiet } from './until-quiet.ts';

/** Given the length of the pause at each look; returns the number of looks. */
async function looks(idle_ms: readonly number[], most_ms = 1_000): Promise<number> {
  let count = 0;
  await untilQuiet(() => idle_ms[count++] ?? Infinity, { quiet_ms: 3, most_ms, every_ms: 1 });
  return count;
}

test('where nothing has gone on for long enough it does not wait at all', async () => {
  expect(await looks([])).toBe(1);
  expect(await looks([3])).toBe(1);
});

test('it waits for a pause of the whole length, and goes on waiting when something comes between', async () => {
  expect(await looks([2])).toBe(2);
  expect(await looks([0, 0, 1, 2, 3])).toBe(5);
  expect(await looks([2, 0, 1, 2, 3])).toBe(5);
});

test('where there is no pause it waits no longer than it may', async () => {
  expect(
    await looks(
      Array.from({ length: 100 }, () => 0),
      20,
    ),
  ).toBe(20);
});

test('the signal ends the wait, also between two looks', async () => {
  const stop = new AbortController();
  let count = 0;
  const busy = (): number => {
    count += 1;
    return 0;
  };
  const waiting = untilQuiet(busy, { every_ms: 3_600_000, most_ms: Infinity, signal: stop.signal });
  stop.abort();
  await waiting;
  await untilQuiet(busy, { signal: stop.signal });
  expect(count).toBe(1);
});
