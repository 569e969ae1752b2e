import { gunzipSync } from 'node:zlib';
import { expect, test, vi } from 'vitest';
import { ViewCache } from './view-cache.ts';
import { MemoryLog } from './memory-log.ts';

const passage = (id: number) => ({
  type: 'partial' as const,
  analysis_type: 'transcript' as const,
  data: { id, start_s: id, end_s: id + 1, speaker: null, text: `Passage ${id}.`, confidence: 1 },
});

test('a view is read once for all readers while no fact comes, and is then extended', async () => {
  const log = new MemoryLog();
  const read = vi.spyOn(log, 'read');
  const views = new ViewCache(log);
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

test('the JSON of a view is made once for all who get the same, and compressed once', async () => {
  const log = new MemoryLog();
  const views = new ViewCache(log);
  await log.append('a', [passage(0)]);
  const view = await views.of('a', 1);
  const body = views.bodyOf({ title: 'Talk' }, view);
  expect(JSON.parse(body.plain.toString())).toEqual({ title: 'Talk', view });
  expect(views.bodyOf({ title: 'Talk' }, view)).toBe(body);
  expect(await body.gzip()).toBe(await body.gzip());
  expect(gunzipSync(await body.gzip()).equals(body.plain)).toBe(true);
  expect(JSON.parse(views.bodyOf({ title: 'Other' }, view).plain.toString())).toMatchObject({ title: 'Other' });
  // A view that is made for the moment, of a session whose run has not begun.
  expect(JSON.parse(views.bodyOf({ title: 'Talk' }, { ...view, status: 'processing' }).plain.toString())).toMatchObject(
    { view: { status: 'processing' } },
  );
});

test('only some of many sessions are kept', async () => {
  const log = new MemoryLog();
  const views = new ViewCache(log);
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
