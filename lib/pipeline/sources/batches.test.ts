import { expect, test } from 'vitest';
import { inBatches } from './batches.ts';

/** The items that are passed on, and the batch sizes, if each item takes this many milliseconds. */
async function handed(count: number, itemMs: (index: number) => number): Promise<{ items: number[]; sizes: number[] }> {
  const items: number[] = [];
  const sizes: number[] = [];
  let clock = 0;
  const take = async (batch: readonly number[]): Promise<void> => {
    sizes.push(batch.length);
    for (const item of batch) clock += itemMs(item);
    items.push(...batch);
  };
  await inBatches(
    Array.from({ length: count }, (_, index) => index),
    take,
    () => clock,
  );
  return { items, sizes };
}

test('every item is passed on once and in order, at most 500 at a time', async () => {
  const { items, sizes } = await handed(3_000, () => 0.001);
  expect(items).toEqual(Array.from({ length: 3_000 }, (_, index) => index));
  expect(sizes).toEqual([50, 100, 200, 400, 500, 500, 500, 500, 250]);
  expect(await handed(0, () => 1)).toEqual({ items: [], sizes: [] });
});

test('batches are as large as 20 ms allow, even if items become slower on the way', async () => {
  const { items, sizes } = await handed(1_000, (index) => (index < 500 ? 1 / 16 : 4));
  expect(items).toHaveLength(1_000);
  expect(sizes.slice(0, 4)).toEqual([50, 100, 200, 200]);
  expect(Math.max(...sizes.slice(5))).toBe(5);
  expect((await handed(200, () => 100)).sizes.slice(1)).toEqual(Array.from({ length: 150 }, () => 1));
});

test('other tasks run between two batches', async () => {
  const order: string[] = [];
  setImmediate(() => order.push('another'));
  await inBatches(Array.from({ length: 60 }), async (batch) => void order.push(`batch of ${batch.length}`));
  expect(order).toEqual(['batch of 50', 'another', 'batch of 10']);
});
