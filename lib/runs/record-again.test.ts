import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { analysisTypes, isReadingType } from '#lib/analyses/steps';
import { AppError } from '#lib/base/errors';
import { MemoryLog } from '#lib/events/memory-log';
import { recordAgain, type StepOrder } from './record-again.ts';
import { readView } from '#lib/events/read-view';
import { recordRun } from './record-run.ts';
import { memoryBudget } from '#lib/language/budget';
import { createLanguageEngine } from '#lib/language/engine';
import { fakeAnswer } from '#lib/language/testing/fake-answers';
import { type ScriptedModel, startScriptedModel } from '#lib/language/testing/model-server';
import type { PipelineParts, RunRequest } from '#lib/pipeline/request';
import type { VoiceTurns } from '#lib/speech/voices/contract';
import { createFakeParts, type FakePartsScript } from '#lib/pipeline/testing/fake-parts';

const session = 'AAAAAAAAAAAAAAAAAAAAAA';
const sentences = [
  'I think we should move the launch to Friday, because the tests need two more days.',
  'You always say that, and after everything I have done for you!',
  'Can you send me the plan by Monday?',
  'Yes, I will send it tomorrow morning.',
];
const speech = { segments: sentences.map((text, i) => ({ text, start_s: i * 2.3, end_s: i * 2.3 + 2 })) };

let work_dir: string;
let log: MemoryLog;
beforeEach(async () => {
  work_dir = await mkdtemp(join(tmpdir(), 'undertone-again-'));
  log = new MemoryLog();
});
afterEach(() => rm(work_dir, { recursive: true, force: true }));

function request(signal = new AbortController().signal): RunRequest {
  return {
    audio_path: 'unused',
    work_dir,
    peaks_path: join(work_dir, 'p'),
    playable_path: join(work_dir, 'm'),
    duration_hint_s: null,
    context: {},
    voice_inference: true,
    signal,
  };
}

function withModel(server: ScriptedModel, script: Partial<FakePartsScript> = {}): PipelineParts {
  const engine = createLanguageEngine({
    endpoint: { base_url: server.base_url, api_key: null, model: 'm', api: 'chat' },
    concurrency: 10,
    prices: { m: { input: 1, output: 1 } },
    budget: memoryBudget(null),
    retry: { base_ms: 1, failures: 100 },
  });
  return { ...createFakeParts({ speech, ...script }), model: { engine, window_tokens: 20_000 } };
}

const step = (more: Partial<Extract<StepOrder, { kind: 'step' }>> = {}): StepOrder => ({
  kind: 'step',
  analysis_type: 'argument_analysis',
  engine: 'local',
  instruction: null,
  ...more,
});
const question = { name: 'Promises', instruction: 'List every promise, with who made it.' };

async function again(order: StepOrder, parts: PipelineParts, signal?: AbortSignal) {
  const before = (await readView(log, session)).seq;
  await recordAgain(log, session, { ...request(signal), order }, parts);
  return log.read(session, before, 1000);
}

test('a step that runs again has its own progress and end, and its earlier result becomes history', async () => {
  const parts = createFakeParts({ speech });
  await recordRun(log, session, request(), parts);
  const first = await readView(log, session);
  const facts = await again(step(), parts);
  expect(facts.map(({ type }) => type)).toEqual(['progress', 'result', 'progress', 'complete']);
  expect(facts[0]).toMatchObject({ state: 'started', progress: 0, total: 1 });
  expect(facts[2]).toMatchObject({ state: 'finished', progress: 1, total: 1, percentage: 100 });
  expect(facts[3]).toMatchObject({ failed: [], total: 1 });
  const view = await readView(log, session);
  expect(view.steps.argument_analysis).toMatchObject({
    state: 'done',
    history: [{ data: first.steps.argument_analysis.data, at: first.steps.argument_analysis.at }],
  });
  expect(view.steps.speaker_attitude.history).toEqual([]);
  expect(view).toMatchObject({ status: 'completed', complete: first.complete, progress: { done: 12, total: 12 } });
});

test('by the model with an instruction: the local reading does not come back in between, and the result holds the instruction', async () => {
  await using server = await startScriptedModel({ answer: fakeAnswer });
  await recordRun(log, session, request(), createFakeParts({ speech }));
  const facts = await again(step({ engine: 'model', instruction: 'Mind the dates.' }), withModel(server));
  expect(
    facts.flatMap((fact) => (fact.type === 'result' ? [[fact.engine.kind, fact.provisional, fact.instruction]] : [])),
  ).toEqual([['model', false, 'Mind the dates.']]);
  expect(JSON.stringify(server.requests[0]?.body)).toContain('Mind the dates.');
  // That part alone, in one call.
  expect(server.requests).toHaveLength(1);
  expect(server.requests[0]?.body).toMatchObject({
    response_format: { json_schema: { schema: { required: ['argument_analysis'] } } },
  });
  const { argument_analysis } = (await readView(log, session)).steps;
  expect(argument_analysis).toMatchObject({
    engine: { kind: 'model' },
    instruction: 'Mind the dates.',
    local: { engine: { kind: 'local' } },
    history: [{ engine: { kind: 'local' }, instruction: null }],
  });
});

test('when the model fails, the earlier result stays, and the step says why', async () => {
  await using server = await startScriptedModel({ answer: fakeAnswer });
  await recordRun(log, session, request(), withModel(server));
  const before = (await readView(log, session)).steps.argument_analysis;
  server.always('wrong_key');
  const facts = await again(step({ engine: 'model' }), withModel(server));
  expect(facts.at(-1)).toMatchObject({ type: 'complete', failed: ['argument_analysis'] });
  const view = await readView(log, session);
  expect(view.steps.argument_analysis).toMatchObject({
    state: 'failed',
    error: { code: 'model_rejected_key' },
    data: before.data,
    engine: { kind: 'model' },
    history: [],
  });
  // It has a result, so it is not listed as failed.
  expect(view.complete?.failed).toEqual([]);
});

test('the transcript again: every step that reads it runs again', async () => {
  await recordRun(log, session, request(), createFakeParts({ speech: { ...speech, failAt: 1 } }));
  expect((await readView(log, session)).complete?.failed).toHaveLength(11);
  const facts = await again(step({ analysis_type: 'transcript' }), createFakeParts({ speech }));
  expect(
    facts
      .flatMap((fact) => (fact.type === 'progress' && fact.state === 'finished' ? [fact.analysis_type] : []))
      .toSorted(),
  ).toEqual(analysisTypes.filter((type) => type === 'transcript' || isReadingType(type)).toSorted());
  const view = await readView(log, session);
  expect(view.complete?.failed).toEqual([]);
  expect(view.segments.map(({ text }) => text)).toEqual(sentences);
});

test('the transcript by the engine on this machine, where an endpoint recognises speech', async () => {
  const parts = createFakeParts({ speech });
  await recordRun(log, session, request(), parts);
  const endpoint = createFakeParts({
    speech: { segments: [{ text: 'By the endpoint.', start_s: 0, end_s: 2 }] },
  }).speech;
  await again(step({ analysis_type: 'transcript', engine: 'model' }), {
    ...parts,
    speech: endpoint,
    localSpeech: parts.speech,
  });
  expect((await readView(log, session)).steps.transcript.data?.transcript).toBe('By the endpoint.');
  await again(step({ analysis_type: 'transcript', engine: 'local' }), {
    ...parts,
    speech: endpoint,
    localSpeech: parts.speech,
  });
  expect((await readView(log, session)).steps.transcript.data?.transcript).toBe(sentences.join(' '));
});

test('a question of the owner’s own becomes a card, with the same rule for quotes', async () => {
  const answer = {
    sufficiency: null,
    reply: 'One promise was made.',
    findings: [
      { line: 4, quote: 'i will send it TOMORROW morning', note: 'A promise to send the plan.' },
      { line: 1, quote: 'I promise you the moon', note: 'Never said.' },
    ],
  };
  await using server = await startScriptedModel({ answer: () => JSON.stringify(answer) });
  await recordRun(log, session, request(), createFakeParts({ speech }));
  const facts = await again({ kind: 'question', analysis_type: 'custom:promises', question }, withModel(server));
  expect(facts.map(({ type }) => type)).toEqual(['progress', 'result', 'progress', 'complete']);
  expect(facts[0]).toMatchObject({
    step: 'Promises',
    analysis_type: 'custom:promises',
    instruction: question.instruction,
    total: 1,
  });
  const [card] = (await readView(log, session)).custom;
  expect(card).toMatchObject({
    analysis_type: 'custom:promises',
    name: 'Promises',
    instruction: question.instruction,
    state: 'done',
    data: {
      reply: 'One promise was made.',
      dropped_claims: 1,
      findings: [{ quote: 'Yes, I will send it tomorrow morning.', start_s: expect.any(Number) }],
    },
  });
  expect(JSON.stringify(server.requests[0]?.body)).toContain('List every promise');

  await again(
    { kind: 'question', analysis_type: 'custom:promises', question: { ...question, instruction: 'Only dates.' } },
    withModel(server),
  );
  const [asked] = (await readView(log, session)).custom;
  expect(asked).toMatchObject({
    instruction: 'Only dates.',
    history: [{ data: { instruction: question.instruction } }],
  });
});

test('a question whose quotes were all invented says that it has no evidence', async () => {
  const answer = {
    sufficiency: null,
    reply: 'They plan a crime.',
    findings: [{ line: 1, quote: 'we rob the bank', note: 'A plan.' }],
  };
  await using server = await startScriptedModel({ answer: () => JSON.stringify(answer) });
  await recordRun(log, session, request(), createFakeParts({ speech }));
  await again({ kind: 'question', analysis_type: 'custom:plans', question }, withModel(server));
  expect((await readView(log, session)).custom[0]?.data).toMatchObject({
    reply: null,
    sufficiency: { enough: false },
    dropped_claims: 1,
  });
});

test('a question without a model, or with a failing one, fails alone; removed, it is gone from the view', async () => {
  await recordRun(log, session, request(), createFakeParts({ speech }));
  const facts = await again(
    { kind: 'question', analysis_type: 'custom:promises', question },
    createFakeParts({ speech }),
  );
  expect(facts.at(-1)).toMatchObject({ type: 'complete', failed: ['custom:promises'] });
  const view = await readView(log, session);
  expect(view.custom).toMatchObject([{ state: 'failed', error: { code: 'needs_model' }, data: null }]);
  expect(view.status).toBe('completed');
  await log.append(session, [
    { type: 'error', analysis_type: 'custom:promises', code: 'withdrawn', message: 'Gone.', retryable: false },
  ]);
  expect((await readView(log, session)).custom).toEqual([]);
});

test('cancelled: the step says so, and the earlier result stays', async () => {
  await using server = await startScriptedModel({ answer: fakeAnswer });
  await recordRun(log, session, request(), createFakeParts({ speech }));
  server.always('hangs');
  const stop = new AbortController();
  setTimeout(() => stop.abort(new AppError('cancelled', { reason: 'run' })), 100);
  const facts = await again(step({ engine: 'model' }), withModel(server), stop.signal);
  expect(facts.at(-1)).toMatchObject({ type: 'complete', message: 'Cancelled.', failed: ['argument_analysis'] });
  expect((await readView(log, session)).steps.argument_analysis).toMatchObject({
    state: 'failed',
    error: { code: 'cancelled' },
    engine: { kind: 'local' },
  });
});

const corrected = 'Can you send me the recipe by Tuesday?';
async function correct(): Promise<void> {
  await log.append(session, [
    {
      type: 'edit',
      edits: [
        { op: 'text', segment_id: 2, text: corrected, at: [{ start_s: 4.6, end_s: 6.6 }] },
        { op: 'assign', segment_ids: [0, 1, 2], speaker: 'Zoë' },
        { op: 'assign', segment_ids: [3], speaker: 'Yusuf' },
      ],
    },
  ]);
}

test('after a correction all steps that read the text run once, together, and keep nothing of the old text', async () => {
  const parts = createFakeParts({ speech });
  const context = { speaker_diarization: [{ speaker_label: 'Somebody', start_time: 0, end_time: 60 }] };
  await recordRun(log, session, { ...request(), context }, parts);
  await correct();
  expect((await readView(log, session)).edits.stale).toEqual(analysisTypes.filter(isReadingType));
  await recordAgain(log, session, { ...request(), context, order: { kind: 'readings', which: 'cheap' } }, parts);
  const view = await readView(log, session);
  expect(view.edits).toMatchObject({ stale: [], reading: [] });
  expect(view.steps.transcript.data?.transcript).toContain(corrected);
  expect(JSON.stringify(view.steps.enhanced_understanding.data)).toContain('the recipe by Tuesday');
  expect(JSON.stringify(view.steps.enhanced_understanding)).not.toContain('the plan by Monday');
  // The owner's correction of a speaker wins over the speaker that the caller gave.
  expect(view.steps.quantitative_metrics.data?.speakers.map(({ speaker }) => speaker)).toEqual(['Zoë', 'Yusuf']);
  expect(await again({ kind: 'readings', which: 'all' }, parts)).toEqual([]);
});

test('no model is called unless the owner asks for it', async () => {
  await using server = await startScriptedModel({ answer: fakeAnswer });
  await recordRun(log, session, request(), withModel(server));
  await correct();
  const asked = server.requests.length;
  await again({ kind: 'readings', which: 'cheap' }, withModel(server));
  expect(server.requests).toHaveLength(asked);
  const view = await readView(log, session);
  expect(view.edits.stale).toEqual(
    analysisTypes.filter((type) => isReadingType(type) && view.steps[type].engine?.kind === 'model'),
  );
  await again({ kind: 'readings', which: 'all' }, withModel(server));
  expect((await readView(log, session)).edits.stale).toEqual([]);
});

test('the transcript again: corrections stay, and the steps read the corrected text', async () => {
  const parts = createFakeParts({ speech });
  await recordRun(log, session, request(), parts);
  await correct();
  await again(step({ analysis_type: 'transcript' }), parts);
  const view = await readView(log, session);
  expect(view.segments.map(({ text, speaker }) => [text, speaker])).toEqual(
    [...sentences.slice(0, 2), corrected, sentences[3]].map((text, index) => [text, index < 3 ? 'Zoë' : 'Yusuf']),
  );
  expect(JSON.stringify(view.steps.enhanced_understanding.data)).toContain('the recipe by Tuesday');
  expect(view.edits.stale).toEqual([]);
});

test('speakers told apart again: nothing is recognised, corrections stay, and every step that names speakers runs again', async () => {
  const turns = (change_s: number): VoiceTurns => [
    { voice: 0, start_s: 0, end_s: change_s },
    { voice: 1, start_s: change_s, end_s: 10 },
  ];
  const voices = (change_s: number): PipelineParts['voices'] => ({
    diarize: async () => turns(change_s),
    close: async () => undefined,
  });
  await recordRun(log, session, request(), { ...createFakeParts({ speech }), voices: voices(2.2) });
  await log.append(session, [
    {
      type: 'edit',
      edits: [
        { op: 'assign', segment_ids: [1], speaker: 'Anna', at: [{ start_s: 2.3, end_s: 4.3 }] },
        { op: 'text', segment_id: 3, text: 'Yes, on Tuesday.', at: [{ start_s: 6.9, end_s: 8.9 }] },
      ],
    },
  ]);
  const before = (await readView(log, session)).steps;
  expect(before.transcript.data?.segments.map(({ speaker }) => speaker)).toEqual([
    'Speaker 1',
    'Anna',
    'Speaker 2',
    'Speaker 2',
  ]);
  const deaf = createFakeParts({ speech: { segments: [], failAt: 0 } });
  const facts = await again({ kind: 'speakers' }, { ...deaf, voices: voices(6.8) });
  expect(facts.at(-1)).toMatchObject({ type: 'complete', failed: [], total: 11 });
  const { steps } = await readView(log, session);
  expect(steps.transcript.data?.segments.map(({ speaker, text }) => [speaker, text])).toEqual([
    ['Speaker 1', sentences[0]],
    ['Anna', sentences[1]],
    ['Speaker 1', sentences[2]],
    ['Speaker 2', 'Yes, on Tuesday.'],
  ]);
  expect(steps.transcript.engine).toEqual(before.transcript.engine);
  expect(steps.quantitative_metrics.data?.speakers.map(({ speaker }) => speaker)).toEqual([
    'Speaker 1',
    'Anna',
    'Speaker 2',
  ]);
  expect(steps.audio_quality_metrics).toEqual(before.audio_quality_metrics);
});
