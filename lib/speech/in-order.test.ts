import { setTimeout } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { inOrder } from './in-order.ts';

async function* numbers(count: number, failAfter = Infinity): AsyncGenerator<number> {
  for (let number = 0; number < count; number++) {
    if (number === failAfter) throw new Error('the source broke');
    yield number;
  }
}

test('results keep the order of the source, whichever ends first, and few run at once', async () => {
  let running = 0;
  let most = 0;
  const results = await Array.fromAsync(
    inOrder(numbers(12), 3, async (number) => {
      most = Math.max(most, ++running);
      await setTimeout(number % 3 === 0 ? 20 : 1);
      running--;
      return number;
    }),
  );
  expect(results).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
  expect(most).toBe(3);
});

test('a result is yielded while the source has nothing new', async () => {
  async function* slow(): AsyncGenerator<number> {
    yield 1;
    await new Promise(() => undefined);
  }
  const { value } = await inOrder(slow(), 4, async (number) => number * 2).next();
  expect(value).toBe(2);
});

test('a failure comes in its place, after the earlier results', async () => {
  const seen: number[] = [];
  const read = async (): Promise<void> => {
    for await (const number of inOrder(numbers(9, 3), 4, async (value) => value)) seen.push(number);
  };
  await expect(read()).rejects.toThrow('the source broke');
  expect(seen).toEqual([0, 1, 2]);
});
