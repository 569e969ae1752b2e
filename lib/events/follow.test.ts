import { describe, expect, test } from 'vitest';
import type { Fact, FactBody } from './facts.ts';
import { follow } from './follow.ts';
import type { EventLog } from './log.ts';
import { MemoryLog } from './memory-log.ts';

const session = 'AAAAAAAAAAAAAAAAAAAAAA';
const line = (id: number): FactBody => ({
  type: 'partial',
  analysis_type: 'transcript',
  data: { id, start_s: id, end_s: id + 1, speaker: null, text: `line ${id}`, confidence: 1 },
});
const done: FactBody = { type: 'complete', message: 'Done.', failed: [], took_ms: 1 };
const upTo = (last: number, first = 1) => Array.from({ length: last - first + 1 }, (_, index) => index + first);

async function collect(facts: AsyncIterable<Fact>): Promise<number[]> {
  const seen: number[] = [];
  for await (const fact of facts) seen.push(fact.seq);
  return seen;
}

describe('follow', () => {
  test('starts after the cursor', async () => {
    const log = new MemoryLog();
    await log.append(session, [line(0), line(1), line(2), done]);
    expect(await collect(follow(log, session, { after: 2, until: 'complete' }))).toEqual([3, 4]);
  });

  test('stays open after complete, until it is aborted', async () => {
    const log = new MemoryLog();
    await log.append(session, [line(0), done]);
    const stop = new AbortController();
    const seen: number[] = [];
    const following = (async () => {
      for await (const fact of follow(log, session, { signal: stop.signal })) {
        seen.push(fact.seq);
        if (fact.seq === 3) stop.abort();
      }
    })();
    await log.append(session, [line(1)]);
    await following;
    expect(seen).toEqual([1, 2, 3]);
  });

  test('a reader slower than the session reads missed facts from the log', async () => {
    const log = new MemoryLog();
    const facts = follow(log, session, { until: 'complete' });
    const first = facts.next();
    await log.append(session, [line(0)]);
    await first;
    for (let index = 1; index < 2000; index += 1) await log.append(session, [line(index)]);
    await log.append(session, [done]);
    expect(await collect(facts)).toEqual(upTo(2001, 2));
  });

  test('restores the order of appends that are announced out of order', async () => {
    const log = new MemoryLog();
    let announce: (facts: readonly Fact[]) => void = () => undefined;
    const shuffled: EventLog = {
      append: (id, bodies) => log.append(id, bodies),
      read: (id, after, limit) => log.read(id, after, limit),
      show: () => undefined,
      subscribe(_, subscriber) {
        announce = (facts) => subscriber.onFacts(facts);
        return () => undefined;
      },
    };
    const following = collect(follow(shuffled, session, { until: 'complete' }));
    await new Promise(setImmediate);
    const early = await log.append(session, [line(0)]);
    const late = await log.append(session, [line(1)]);
    announce(late);
    announce(early);
    announce(await log.append(session, [done]));
    expect(await following).toEqual([1, 2, 3]);
  });
});
