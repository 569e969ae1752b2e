import { expect, test } from 'vitest';
import type { Fact, FactBody } from './facts.ts';
import { follow } from './follow.ts';
import { MemoryLog } from './memory-log.ts';
import { readView } from './read-view.ts';
import { SharedReads } from './shared-reads.ts';

const session = 'AAAAAAAAAAAAAAAAAAAAAA';
const line = (id: number): FactBody => ({
  type: 'partial',
  analysis_type: 'transcript',
  data: { id, start_s: id, end_s: id + 1, speaker: null, text: `line ${id}`, confidence: 1 },
});
const done: FactBody = { type: 'complete', message: 'Done.', failed: [], took_ms: 1 };

class CountingLog extends MemoryLog {
  reads = 0;

  override async read(sessionId: string, after: number, limit: number): Promise<Fact[]> {
    this.reads += 1;
    const facts = await super.read(sessionId, after, limit);
    await new Promise(setImmediate);
    return facts;
  }
}

async function logOf(count: number): Promise<{ counting: CountingLog; shared: SharedReads }> {
  const counting = new CountingLog();
  await counting.append(session, [...Array.from({ length: count - 1 }, (_, id) => line(id)), done]);
  return { counting, shared: new SharedReads(counting) };
}

async function seqs(log: SharedReads, after: number): Promise<number[]> {
  const seen: number[] = [];
  for await (const fact of follow(log, session, { after, until: 'complete' })) seen.push(fact.seq);
  return seen;
}

test('a hundred concurrent readers cost a few reads, and each gets everything after its own cursor', async () => {
  const { counting, shared } = await logOf(1234);
  const places = Array.from({ length: 100 }, (_, index) => index * 12);
  const all = await Promise.all(places.map((after) => seqs(shared, after)));
  for (const [index, seen] of all.entries())
    expect(seen).toEqual(Array.from({ length: 1234 - (places[index] ?? 0) }, (_, at) => at + 1 + (places[index] ?? 0)));
  expect(counting.reads).toBeLessThan(15);
});

test('a read that began before an append is not shared with readers that ask after it', async () => {
  const { shared } = await logOf(3);
  const early = shared.read(session, 0, 500);
  await shared.append(session, [line(9)]);
  const late = shared.read(session, 0, 500);
  expect((await early).length).toBe(3);
  expect((await late).length).toBe(4);
});

test('a read across pages is complete', async () => {
  const { shared } = await logOf(1234);
  expect((await shared.read(session, 450, 500)).map((fact) => fact.seq)).toEqual(
    Array.from({ length: 500 }, (_, index) => index + 451),
  );
});

test('two hundred concurrent views share one fold, each of its own moment, and none is older than the question', async () => {
  const { counting, shared } = await logOf(5000);
  const views = await Promise.all(Array.from({ length: 200 }, () => readView(shared, session)));
  expect(new Set(views).size).toBe(1);
  expect(views[0]).toEqual(await readView(counting, session));
  expect([views[0]?.seq, views[0]?.segments.length, views[0]?.status]).toEqual([5000, 4999, 'completed']);
  const moments = [1, 499, 500, 501, 4999];
  expect(
    (await Promise.all(moments.map((until) => readView(shared, session, until)))).map(({ seq, segments }) => [
      seq,
      segments.length,
    ]),
  ).toEqual(moments.map((until) => [until, until]));
  const early = readView(shared, session);
  await shared.append(session, [line(9000)]);
  expect((await readView(shared, session)).seq).toBe(5001);
  expect([5000, 5001]).toContain((await early).seq);
});
