import { expect, test, vi } from 'vitest';
import { KeptViews } from '#lib/events/kept-views';
import { MemoryLog } from '#lib/events/memory-log';

const passage = (id: number) => ({ type: 'partial' as const, analysis_type: 'transcript' as const, data: { id, start_s: id, end_s: id + 1, speaker: null, text: `Passage ${id}.`, confidence: 1 } });

test('a view is read once for all who come while nothing happens, and grows from where it was', async () => {
  const log = new MemoryLog();
  const read = vi.spyOn(log, 'read');
  const views = new KeptViews(log);
  await log.append('a', [passage(0), passage(1)]);
  const [first, second] = await Promise.all([views.of('a', 2), views.of('a', 2)]);
  expect(first.segments.map(({ text }) => text)).toEqual(['Passage 0.', 'Passage 1.']);
  expect(second).toEqual(first);
  const third = await views.of('a', 2);
  const reads = read.mock.calls.length;
  expect(await views.of('a', 2)).toBe(third);
  expect(read.mock.calls).toHaveLength(reads);

  await log.append('a', [passage(2)]);
  const grown = await views.of('a', 3);
  expect(grown.segments).toHaveLength(3);
  expect(read.mock.lastCall).toEqual(['a', 2, expect.any(Number)]);
  expect(third.segments).toHaveLength(2);
});

test('the JSON of a view is made once, and of no other view', async () => {
  const log = new MemoryLog();
  const views = new KeptViews(log);
  await log.append('a', [passage(0)]);
  const view = await views.of('a', 1);
  const stringify = vi.spyOn(JSON, 'stringify');
  const json = views.jsonOf(view);
  expect(views.jsonOf(view)).toBe(json);
  expect(stringify).toHaveBeenCalledTimes(1);
  expect(JSON.parse(json)).toEqual(view);
  expect(JSON.parse(views.jsonOf({ ...view, status: 'processing' }))).toMatchObject({ status: 'processing' });
  stringify.mockRestore();
});

test('of many sessions only some stay', async () => {
  const log = new MemoryLog();
  const views = new KeptViews(log);
  for (let n = 0; n < 20; n += 1) {
    await log.append(`s${n}`, [passage(0)]);
    await views.of(`s${n}`, 1);
  }
  const read = vi.spyOn(log, 'read');
  await views.of('s19', 1);
  expect(read).not.toHaveBeenCalled();
  await views.of('s0', 1);
  expect(read).toHaveBeenCalled();
});
