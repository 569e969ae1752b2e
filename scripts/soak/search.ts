import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { givenTranscript } from '#lib/analyses/transcript/given';
import { quantile } from '#lib/base/statistics';
import { DatabaseSearchIndex } from '#lib/db/library/database-search-index';
import { DatabaseSessions } from '#lib/db/library/database-sessions';
import { openDatabase } from '#lib/db/connection/client';
import { DatabaseLog } from '#lib/db/log/database-log';
import { FactHub } from '#lib/events/hub';
import { newId } from '#lib/sessions/ids';
import { madeBy, SearchIndex } from '#lib/sessions/search-index';
import { createMeaningRoom } from '#lib/text/meaning/meaning-room';
import { packed } from '#lib/text/meaning/vectors';
import type { Measure } from '#scripts/bench/measures';

const sessionCount = 1_000;
/** Half an hour of talk. */
const windowCount = 100;
const passageCount = 300;
const queries = ['what we can pay', 'a trip to the sea', 'who tells the landlord', 'the noise at night', 'next steps'];

/** The delay of the server's event loop during searches by meaning in a large library. */
export async function search(): Promise<Measure[]> {
  const folder = await mkdtemp(join(tmpdir(), 'undertone-search-'));
  const database = await openDatabase(folder);
  const room = createMeaningRoom();
  try {
    const store = new DatabaseSearchIndex(database.db);
    const owner_id = newId();
    await fill(database.db, store, owner_id, await room.query('We cannot afford that any more.'));
    const index = new SearchIndex(store, room);
    const ask = (q: string): Promise<unknown> => index.alike({ owner_id }, q, {});
    const cold = await watched(() => ask('what we can pay'));
    const warm = await watched(async () => {
      const took: number[] = [];
      for (const q of queries) {
        const start = performance.now();
        await ask(q);
        took.push(performance.now() - start);
      }
      return took;
    });
    const row = (what: string, unit: 'ms' | 's', measured: number, target: number | null = null): Measure => ({
      what: `search by meaning, ${sessionCount.toLocaleString('en')} sessions: ${what}`,
      ...{ unit, target, measured },
    });
    return [
      row('first search', 's', cold.took_ms / 1_000),
      row('first search, event-loop delay, 99th percentile', 'ms', cold.p99_ms, 30),
      row('first search, longest delay', 'ms', cold.longest_ms),
      row('later searches, median', 's', quantile(warm.value, 0.5) / 1_000),
      row('later searches, event-loop delay, 99th percentile', 'ms', warm.p99_ms, 30),
      row('later searches, longest delay', 'ms', warm.longest_ms),
    ];
  } finally {
    await room.close();
    await database.close();
    await rm(folder, { recursive: true });
  }
}

type Database = Awaited<ReturnType<typeof openDatabase>>['db'];

/** The first window of each session matches the query, so that there are passages to show. */
async function fill(db: Database, store: DatabaseSearchIndex, owner_id: string, near: Float32Array): Promise<void> {
  const [sessions, log] = [new DatabaseSessions(db), new DatabaseLog(db, new FactHub())];
  const data = givenTranscript(
    Array.from({ length: passageCount }, (_, id) => ({
      ...{ start_s: id * 6, end_s: id * 6 + 5, speaker: id % 2 === 0 ? 'Anna' : 'Mark' },
      text: `This is what somebody says in passage ${id}, and it takes about as many words as people take.`,
    })),
  );
  const audio = { file: 'r.mp3', name: 'r.mp3', content_type: 'audio/mpeg' };
  for (let made = 0; made < sessionCount; made += 1) {
    const id = newId();
    await sessions.insert({ id, owner_id, title: `Talk ${made}`, context: {}, audio, given: null, duration_s: 1_800 });
    const [fact] = await log.append(id, [
      {
        ...{ type: 'result', analysis_type: 'transcript', provisional: false, took_ms: 1 },
        engine: { kind: 'local', name: 'test', version: '1' },
        data,
      },
      { type: 'complete', message: 'done', failed: [], took_ms: 1 },
    ]);
    await store.keep(id, {
      ...{ seq: fact?.seq ?? 1, made_by: madeBy, findings: [] },
      windows: Array.from({ length: windowCount }, (_, at): [number, number] => [at * 3, at * 3 + 3]),
      vectors: packed(Float32Array.from({ length: windowCount * 512 }, (_, at) => near[at] ?? Math.random() - 0.5)),
    });
  }
}

async function watched<T>(
  act: () => Promise<T>,
): Promise<{ value: T; took_ms: number; p99_ms: number; longest_ms: number }> {
  const delay = monitorEventLoopDelay({ resolution: 10 });
  // Lets earlier work end.
  await sleep(200);
  delay.enable();
  const start = performance.now();
  const value = await act();
  const took_ms = performance.now() - start;
  delay.disable();
  // The histogram includes its own sampling interval.
  return { value, took_ms, p99_ms: delay.percentile(99) / 1e6 - 10, longest_ms: delay.max / 1e6 - 10 };
}
