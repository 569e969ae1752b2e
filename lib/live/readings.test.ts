import { expect, test, vi } from 'vitest';
import type { Heard } from '#lib/audio/live/live-child';
import { MemoryLog } from '#lib/events/memory-log';
import { LiveReadings } from './readings.ts';
import { LiveTranscript } from './transcript.ts';
import { createFakeParts } from '#lib/pipeline/testing/fake-parts';
import { memoryBudget } from '#lib/language/budget';
import { createLanguageEngine } from '#lib/language/engine';
import { fakeAnswer } from '#lib/language/testing/fake-answers';
import { startScriptedModel, type ScriptedModel } from '#lib/language/testing/model-server';
import type { ModelPart, AnalysisPool } from '#lib/pipeline/request';

const session_id = 'session';
const span = (start_s: number, end_s: number) => ({
  start_s,
  end_s,
  voiced: [{ start_s, end_s }],
  speaker: null,
  confidence: 0.9,
});
const heard = (heard_s: number): Heard => ({
  heard_s,
  ended: [],
  open: [],
  silent_s: 0,
  more: false,
  next_frame: 0,
  flac_bytes: 0,
  gauge: {
    level_dbfs: -20,
    peak_dbfs: -6,
    is_clipping: false,
    clipping_ratio: 0,
    pitch_hz: null,
    talk_s: [heard_s * 0.8],
    pauses: [0],
  },
});

/** A talk with a piece every five seconds; returns how many segments each reading had, and when it was made. */
async function talk(
  seconds: number,
  pool: AnalysisPool,
): Promise<{ log: MemoryLog; read: { at_s: number; segments: number }[] }> {
  vi.useFakeTimers();
  const log = new MemoryLog();
  const transcript = new LiveTranscript();
  const read: { at_s: number; segments: number }[] = [];
  let at_s = 0;
  const counted: AnalysisPool = {
    ...pool,
    open(input) {
      read.push({ at_s, segments: input.transcript.segments.length });
      return pool.open(input);
    },
  };
  const readings = new LiveReadings({
    session_id,
    transcript,
    log,
    pool: counted,
    context: {},
    voice_inference: true,
    languages: 'any',
    measure: async () => null,
    now: () => at_s * 1_000,
  });
  for (at_s = 5; at_s <= seconds; at_s += 5) {
    transcript.heard(heard(at_s));
    transcript.settle(
      { id: at_s / 5, ...span(at_s - 5, at_s - 1), text: 'We will meet again on Tuesday, and I will send the budget.' },
      [],
    );
    readings.wake();
    await vi.advanceTimersByTimeAsync(5_000);
  }
  await readings.end();
  vi.useRealTimers();
  return { log, read };
}

/** A talk with a piece every five seconds; returns the results of one reading, with engine and time. */
async function refined(
  seconds: number,
  model: ModelPart,
  pool = createFakeParts({ speech: { segments: [] } }).readings,
) {
  const log = new MemoryLog();
  const transcript = new LiveTranscript();
  let at_s = 0;
  const readings = new LiveReadings({
    ...{ session_id, transcript, log, pool, model, context: {}, voice_inference: true, languages: 'any' },
    measure: async () => null,
    now: () => at_s * 1_000,
  });
  const told: { at_s: number; kind: string; provisional: boolean }[] = [];
  log.subscribe(session_id, {
    onFacts: (facts) => {
      for (const fact of facts)
        if (fact.type === 'result' && fact.analysis_type === 'enhanced_understanding')
          told.push({ at_s, kind: fact.engine.kind, provisional: fact.provisional });
    },
    onEnd: () => undefined,
  });
  for (at_s = 5; at_s <= seconds; at_s += 5) {
    transcript.heard(heard(at_s));
    transcript.settle({ id: at_s / 5, ...span(at_s - 5, at_s - 1), text: `I will send budget ${at_s} by Friday.` }, []);
    readings.wake();
    // The model's answer comes over a real socket.
    await new Promise((resolve) => setTimeout(resolve, 150));
  }
  await readings.end();
  return told;
}

function modelAt({ base_url }: ScriptedModel, budget = memoryBudget(null)): ModelPart {
  const engine = createLanguageEngine({
    endpoint: { base_url, api_key: null, model: 'm', api: 'chat' },
    concurrency: 10,
    prices: { m: { input: 1, output: 1 } },
    budget,
    limits: { connect_ms: 2_000, first_byte_ms: 2_000, idle_ms: 2_000, total_ms: 10_000, answer_bytes: 1_000_000 },
    retry: { base_ms: 1 },
  });
  return { engine, window_tokens: 20_000 };
}

test('a model refines at intervals: provisional, at most once a minute, and its reading stays until the next one', async () => {
  await using server = await startScriptedModel({ answer: fakeAnswer });
  const told = await refined(150, modelAt(server));
  const beats = told.filter(({ kind }) => kind === 'model').map(({ at_s }) => at_s);
  expect(beats).toHaveLength(2);
  const [first = 0, second = 0] = beats;
  expect(first, 'not before there is enough to read').toBeGreaterThanOrEqual(30);
  // When it was reported, which is a little later than when it was requested.
  expect(second - first).toBeGreaterThanOrEqual(45);
  // Two calls per interval: words, and manner.
  expect(server.requests).toHaveLength(4);
  expect(told.every(({ provisional }) => provisional)).toBe(true);
  expect(told.filter(({ at_s, kind }) => at_s > first && kind === 'local')).toEqual([]);
});

test('if the budget is spent or the model fails, the local readings continue', async () => {
  await using server = await startScriptedModel({ answer: fakeAnswer });
  const spent = await refined(50, modelAt(server, memoryBudget(0)));
  expect([server.requests.length, new Set(spent.map(({ kind }) => kind))]).toEqual([0, new Set(['local'])]);
  expect(spent.at(-1)?.at_s).toBeGreaterThan(40);
  server.always('wrong_key');
  const failed = await refined(50, modelAt(server));
  expect(new Set(failed.map(({ kind }) => kind))).toEqual(new Set(['local']));
});

/** Quick answers, so that two hours are simulated in a moment. */
const quick: AnalysisPool = {
  warm: async () => undefined,
  open: () =>
    ({
      read: async () => ({ data: { n: Math.random() }, engine: { kind: 'local', name: 'quick', version: '1' } }),
      close: () => undefined,
    }) as unknown as ReturnType<AnalysisPool['open']>,
  close: async () => undefined,
};

test('a minute of the second hour costs no more than the second minute', async () => {
  const { read } = await talk(7_200, quick);
  const work = (from_s: number, to_s: number): number =>
    read.filter(({ at_s }) => at_s > from_s && at_s <= to_s).reduce((sum, { segments }) => sum + segments, 0) /
    ((to_s - from_s) / 60);
  expect(work(3_600, 7_200)).toBeLessThan(1.3 * work(60, 300));
  expect(read.length).toBeLessThan(130);
  expect(read.slice(0, 8).map(({ at_s }) => at_s)).toEqual([5, 10, 15, 20, 25, 30, 35, 40]);
});

test('readings so far are provisional, and only changes are reported', async () => {
  const { log } = await talk(30, createFakeParts({ speech: { segments: [] } }).readings);
  const facts = await log.read(session_id, 0, 1_000);
  expect(facts.length).toBeGreaterThan(9);
  expect(facts.every((fact) => fact.type === 'result' && fact.provisional)).toBe(true);
  const said = facts.flatMap((fact) =>
    fact.type === 'result' ? [`${fact.analysis_type} ${JSON.stringify(fact.data)}`] : [],
  );
  expect(
    said.filter(
      (text, index) => text === said.slice(0, index).findLast((before) => before.split(' ')[0] === text.split(' ')[0]),
    ),
  ).toEqual([]);
});
