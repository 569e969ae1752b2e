import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { analysisTypes, modelTypes } from '#lib/analyses/steps';
import { AppError } from '#lib/base/errors';
import type { Ephemeral, Fact } from '#lib/events/facts';
import { follow } from '#lib/events/follow';
import { MemoryLog } from '#lib/events/memory-log';
import { readView } from '#lib/events/read-view';
import { recordRun } from '#lib/runs/record-run';
import { memoryBudget } from '#lib/language/budget';
import { createLanguageEngine } from '#lib/language/engine';
import type { LanguageEngine } from '#lib/language/question';
import { fakeAnswer } from '#lib/language/testing/fake-answers';
import { startScriptedModel, type ScriptedModel } from '#lib/language/testing/model-server';
import type { PipelineParts } from './request.ts';
import { createFakeParts } from '#lib/pipeline/testing/fake-parts';

const sentences = [
  'I think we should move the launch to Friday, because the tests need two more days.',
  'You always say that, and after everything I have done for you!',
  'Can you send me the plan by Monday?',
  'Yes, I will send it tomorrow morning.',
];
const script = { speech: { segments: sentences.map((text, i) => ({ text, start_s: i * 2.3, end_s: i * 2.3 + 2 })) } };
let work_dir: string;

beforeEach(async () => {
  work_dir = await mkdtemp(join(tmpdir(), 'undertone-deepen-'));
});
afterEach(() => rm(work_dir, { recursive: true, force: true }));

/** The readings share this thread here, so an answer may be delayed by their time. */
const limits = { connect_ms: 2_000, first_byte_ms: 2_000, idle_ms: 2_000, total_ms: 10_000, answer_bytes: 1_000_000 };

function partsWith(server: ScriptedModel): PipelineParts {
  const engine = createLanguageEngine({
    endpoint: { base_url: server.base_url, api_key: null, model: 'm', api: 'chat' },
    concurrency: 10,
    prices: { m: { input: 1, output: 1 } },
    budget: memoryBudget(null),
    limits,
    retry: { base_ms: 1 },
  });
  return { ...createFakeParts(script), model: { engine, window_tokens: 20_000 } };
}

async function run(parts: PipelineParts, signal = new AbortController().signal) {
  const log = new MemoryLog();
  const seen: (Fact | Ephemeral)[] = [];
  const watching = (async () => {
    for await (const entry of follow(log, 's', { until: 'complete', ephemeral: true })) seen.push(entry);
  })();
  await recordRun(
    log,
    's',
    {
      audio_path: join(work_dir, 'x.wav'),
      work_dir,
      peaks_path: join(work_dir, 'p'),
      playable_path: join(work_dir, 'q'),
      duration_hint_s: null,
      context: {},
      voice_inference: true,
      signal,
    },
    parts,
  );
  await watching;
  const facts = seen.filter((entry): entry is Fact => 'seq' in entry);
  return { seen, facts, results: facts.filter((fact) => fact.type === 'result'), view: await readView(log, 's') };
}

test('the local reading first, then the model’s; measured values stay', async () => {
  await using server = await startScriptedModel({ answer: fakeAnswer, pieces: 8, every_ms: 60 });
  const { seen, results, view, facts } = await run(partsWith(server));
  for (const type of analysisTypes) {
    const own = results.filter((fact) => fact.analysis_type === type);
    const isModels = (modelTypes as readonly string[]).includes(type);
    expect([type, ...own.map(({ engine, provisional }) => [engine.kind, provisional])]).toEqual(
      isModels ? [type, ['local', true], ['model', false]] : [type, ['local', false]],
    );
  }
  // One call for words and manner; its usage is shared among the cards.
  expect(server.requests).toHaveLength(2);
  expect(modelTypes.reduce((sum, type) => sum + (view.steps[type].engine?.tokens?.input ?? 0), 0)).toBe(2 * 100);
  const { engine, local, provisional } = view.steps.enhanced_understanding;
  expect(engine).toMatchObject({
    kind: 'model',
    model: 'scripted-1',
    prompt_version: expect.stringMatching(/^\d+\.\d+$/u),
    calls: 1,
    tokens: { input: 25, output: expect.any(Number) },
    cost_usd: expect.any(Number),
  });
  expect(local?.engine.kind).toBe('local');
  expect(provisional).toBe(false);
  const shown = seen.filter((entry): entry is Ephemeral => 'ephemeral' in entry);
  expect(shown.length).toBeGreaterThan(0);
  expect(shown.every(({ data }) => typeof data === 'object')).toBe(true);
  expect(facts.at(-1)).toMatchObject({ type: 'complete', failed: [] });
  expect(
    facts
      .filter((fact) => fact.type === 'progress')
      .map(({ progress }) => progress)
      .at(-1),
  ).toBe(12);
  expect(facts.map(({ seq }) => seq)).toEqual(facts.map((_, i) => i + 1));
});

test('when the server fails, the local reading stays, with the reason', async () => {
  await using server = await startScriptedModel({ answer: fakeAnswer });
  server.always('wrong_key');
  const { results, view, facts } = await run(partsWith(server));
  for (const type of modelTypes) {
    expect(
      results
        .filter((fact) => fact.analysis_type === type)
        .map(({ provisional, engine, fallback_reason }) => [provisional, engine.kind, fallback_reason]),
    ).toEqual([
      [true, 'local', undefined],
      [false, 'local', 'The model’s server does not accept the key. Check OPENAI_API_KEY.'],
    ]);
    expect(view.steps[type]).toMatchObject({
      state: 'done',
      provisional: false,
      error: null,
      fallback_reason: expect.stringContaining('key'),
    });
  }
  expect(facts.at(-1)).toMatchObject({ type: 'complete', failed: [] });
});

test('one bad answer: its cards fall back, the others do not', async () => {
  await using server = await startScriptedModel({
    answer: (request) => (JSON.stringify(request.body).includes('"name":"facts"') ? 'no' : fakeAnswer(request)),
  });
  const { view } = await run(partsWith(server));
  expect(modelTypes.filter((type) => view.steps[type].fallback_reason !== null)).toEqual([
    'argument_analysis',
    'enhanced_understanding',
    'speaker_intent_analysis',
    'conversation_flow',
  ]);
});

test('a card whose part of an answer is missing or invalid falls back alone', async () => {
  await using server = await startScriptedModel({
    answer: (request) =>
      fakeAnswer(request).replace('"argument_analysis":', '"arguments":').replace('"sarcasm":', '"irony":'),
  });
  const { view } = await run(partsWith(server));
  expect(modelTypes.filter((type) => view.steps[type].fallback_reason !== null)).toEqual([
    'argument_analysis',
    'speaker_attitude',
  ]);
  expect(view.steps.argument_analysis).toMatchObject({
    engine: { kind: 'local' },
    fallback_reason: expect.stringContaining('nothing for this card'),
  });
  expect(server.requests).toHaveLength(2);
});

test('the second call starts 200 ms after the first, and does not wait for its end', async () => {
  const started: number[] = [];
  const both = Promise.withResolvers<void>();
  const engine: LanguageEngine = {
    model: 'm',
    async ask({ signal }) {
      if (started.push(performance.now()) === 2) both.resolve();
      // The first call ends only when the second has started.
      await both.promise;
      signal.throwIfAborted();
      throw new AppError('model_failed', { reason: 'unreadable' });
    },
  };
  await run({ ...createFakeParts(script), model: { engine, window_tokens: 20_000 } });
  const [first = 0, second = 0] = started;
  expect(started).toHaveLength(2);
  expect(second - first).toBeGreaterThanOrEqual(195);
});

test('a hanging server delays no local reading', async () => {
  await using server = await startScriptedModel({ answer: fakeAnswer });
  server.always('hangs');
  const { facts, view } = await run(partsWith(server));
  const firstModelEnd = facts.findIndex((fact) => fact.type === 'result' && fact.fallback_reason !== undefined);
  const locals = facts
    .slice(0, firstModelEnd)
    .filter((fact) => fact.type === 'result')
    .map(({ analysis_type }) => analysis_type);
  expect(new Set(locals)).toEqual(new Set(analysisTypes));
  // The second call does not wait for the end of the first.
  expect(server.requests).toHaveLength(2);
  expect(view.complete?.failed).toEqual([]);
});

test('cancelled during the model’s call: the local reading stays', async () => {
  await using server = await startScriptedModel({ answer: fakeAnswer });
  server.always('hangs');
  const stop = new AbortController();
  const parts = partsWith(server);
  setTimeout(() => stop.abort(new AppError('cancelled', { reason: 'run' })), 100);
  const { view } = await run(parts, stop.signal);
  expect(view.steps.conversation_flow).toMatchObject({
    state: 'done',
    fallback_reason: expect.stringContaining('cancelled'),
  });
});
