import { expect, test } from 'vitest';
import type { Fact, FactBody } from '#lib/events/facts';
import { follow } from '#lib/events/follow';
import { MemoryLog } from '#lib/events/memory-log';
import { SharedReads } from '#lib/events/shared-reads';

const session = 'AAAAAAAAAAAAAAAAAAAAAA';
const line = (id: number): FactBody => ({ type: 'partial', analysis_type: 'transcript', data: { id, start_s: id, end_s: id + 1, speaker: null, text: `line ${id}`, confidence: 1 } });
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

test('a hundred readers that come at once cost a few reads, and each gets all from its own place', async () => {
  const { counting, shared } = await logOf(1234);
  const places = Array.from({ length: 100 }, (_, index) => index * 12);
  const all = await Promise.all(places.map((after) => seqs(shared, after)));
  for (const [index, seen] of all.entries()) expect(seen).toEqual(Array.from({ length: 1234 - (places[index] ?? 0) }, (_, at) => at + 1 + (places[index] ?? 0)));
  expect(counting.reads).toBeLessThan(15);
});

test('a read that began before an append is not shared with who asks after it', async () => {
  const { shared } = await logOf(3);
  const early = shared.read(session, 0, 500);
  await shared.append(session, [line(9)]);
  const late = shared.read(session, 0, 500);
  expect((await early).length).toBe(3);
  expect((await late).length).toBe(4);
});

test('a read across pages is as asked', async () => {
  const { shared } = await logOf(1234);
  expect((await shared.read(session, 450, 500)).map((fact) => fact.seq)).toEqual(Array.from({ length: 500 }, (_, index) => index + 451));
});
