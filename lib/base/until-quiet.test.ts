import { expect, test } from 'vitest';
import { untilQuiet } from './until-quiet.ts';

/** Whether it was busy, look by look; gives how often it was looked. */
async function looks(busy: readonly boolean[], most_ms = 1_000): Promise<number> {
  let count = 0;
  await untilQuiet(() => busy[count++] ?? false, { quiet_ms: 3, most_ms, every_ms: 1 });
  return count;
}

test('it waits for a pause of the whole length, and begins to count anew when something comes between', async () => {
  expect(await looks([])).toBe(3);
  expect(await looks([true, true])).toBe(5);
  expect(await looks([false, false, true])).toBe(6);
});

test('where there is no pause it waits no longer than it may', async () => {
  expect(
    await looks(
      Array.from({ length: 100 }, () => true),
      20,
    ),
  ).toBe(20);
});
