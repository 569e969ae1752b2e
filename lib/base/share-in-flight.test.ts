import { expect, test } from 'vitest';
import { shareInFlight } from './share-in-flight.ts';

test('a thousand concurrent callers cost two calls, and nobody gets an answer that began before they asked', async () => {
  let asked = 0;
  let now = 'before';
  const answers: (() => void)[] = [];
  const ask = shareInFlight(async (key: string) => {
    asked += 1;
    const seen = `${key} ${now}`;
    await new Promise<void>((resolve) => answers.push(resolve));
    return seen;
  });
  const first = ask('a');
  now = 'after';
  const others = Array.from({ length: 999 }, () => ask('a'));
  const elsewhere = ask('b');
  while (answers.length > 0) {
    answers.shift()?.();
    await new Promise((resolve) => setImmediate(resolve));
  }
  expect([await first, await elsewhere, new Set(await Promise.all(others))]).toEqual([
    'a before',
    'b after',
    new Set(['a after']),
  ]);
  expect(asked).toBe(3);
});

test('a failure is not kept', async () => {
  let fails = true;
  const ask = shareInFlight(async (key: string) => {
    if (fails) throw new Error('away');
    return key;
  });
  const both = await Promise.allSettled([ask('a'), ask('a')]);
  expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  fails = false;
  expect(await ask('a')).toBe('a');
});
