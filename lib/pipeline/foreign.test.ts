import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Transcript } from '#lib/analyses/transcript/schema';
import { createFakeParts } from '#lib/pipeline/testing/fake-parts';
import type { SpeechEngine } from '#lib/speech/engine';
import { memoryBudget } from '#lib/language/budget';
import { createLanguageEngine } from '#lib/language/engine';
import { fakeAnswer } from '#lib/language/testing/fake-answers';
import { startScriptedModel } from '#lib/language/testing/model-server';
import { modelTypes } from '#lib/analyses/steps';
import { runQuestion } from './question.ts';
import type { RunReport } from './report.ts';
import type { PipelineParts, RunRequest } from './request.ts';
import { runPipeline } from './run.ts';

let work_dir: string;

beforeEach(async () => {
  work_dir = await mkdtemp(join(tmpdir(), 'undertone-foreign-'));
});
afterEach(() => rm(work_dir, { recursive: true, force: true }));

const sentences = ['We should wait for the offer.', 'Then we look at the numbers.', 'Nobody has seen them.'];
/** An engine that is unsure throughout, in clean sound. */
const unsure = sentences.map((text, i) => ({ text, start_s: i * 3, end_s: i * 3 + 3, confidence: 0.4 }));
const embedded = { name: 'embedded', version: '1', languages: ['en'] };

function partsWith(speech: (engine: SpeechEngine) => SpeechEngine): PipelineParts {
  const parts = createFakeParts({ speech: { segments: unsure } });
  return { ...parts, speech: speech(parts.speech) };
}

const englishOnly = (engine: SpeechEngine): SpeechEngine => ({
  ...engine,
  capabilities: { ...engine.capabilities, languages: ['en'] },
});

const requestOf = (context: RunRequest['context']): RunRequest => ({
  audio_path: join(work_dir, 'x.wav'),
  work_dir,
  peaks_path: join(work_dir, 'p'),
  playable_path: join(work_dir, 'q'),
  duration_hint_s: null,
  context,
  voice_inference: true,
  signal: new AbortController().signal,
});

async function reports(parts: PipelineParts, context: RunRequest['context'] = {}): Promise<RunReport[]> {
  const made: RunReport[] = [];
  await runPipeline(requestOf(context), parts, async (entry) => void made.push(entry));
  return made;
}

async function transcribed(parts: PipelineParts, language?: string): Promise<Transcript> {
  const made = await reports(parts, language === undefined ? {} : { language });
  for (const entry of made) if (entry.report === 'finished' && entry.step === 'transcript') return entry.data;
  throw new Error('no transcript');
}

test('an engine that knows English only is unsure of clean sound: foreign, unless a person has said that it is English', async () => {
  expect(await transcribed(partsWith(englishOnly))).toMatchObject({ sounds_foreign: true, language: 'und' });
  expect(await transcribed(partsWith(englishOnly), 'fr')).toMatchObject({ sounds_foreign: true });
  for (const language of ['en', 'en-GB']) {
    const told = await transcribed(partsWith(englishOnly), language);
    expect([told.sounds_foreign, told.language]).toEqual([undefined, 'en']);
  }
});

/** An endpoint for every language whose first call succeeds or fails; the engine on this machine reads the rest. */
const endpoint =
  (isFirstRead: boolean) =>
  (engine: SpeechEngine): SpeechEngine => ({
    ...engine,
    stand_in: embedded,
    transcribe(job) {
      if (isFirstRead) job.onSpent?.(0.01);
      job.onFallback?.('The engine on this machine stood in.');
      return engine.transcribe(job);
    },
  });

test('a model gets no call about a transcript without a passage that may be read, and the local reading stays', async () => {
  await using server = await startScriptedModel({ answer: fakeAnswer });
  const engine = createLanguageEngine({
    endpoint: { base_url: server.base_url, api_key: null, model: 'm', api: 'chat' },
    concurrency: 10,
    prices: { m: { input: 1, output: 1 } },
    budget: memoryBudget(null),
    retry: { base_ms: 1 },
  });
  const parts = { ...partsWith(englishOnly), model: { engine, window_tokens: 20_000 } };
  const reason = /^No passage is recognised with enough confidence/u;
  const made = await reports(parts);
  for (const type of modelTypes)
    expect(made.find((entry) => entry.report === 'finished' && entry.step === type)).toMatchObject({
      engine: { kind: 'local' },
      fallback_reason: expect.stringMatching(reason),
    });
  const asked: RunReport[] = [];
  const own = { analysis_type: 'custom:risks', question: { name: 'Risks', instruction: 'Which risks?' } } as const;
  const transcript = await transcribed(partsWith(englishOnly));
  const earlier = { results: { transcript }, failed: new Set<never>(), segments: transcript.segments };
  await runQuestion({ ...requestOf({}), earlier }, parts, own, async (entry) => void asked.push(entry));
  expect(asked.at(-1)).toMatchObject({
    report: 'failed',
    error: { code: 'needs_transcript', message: expect.stringMatching(reason) },
  });
  expect(server.requests).toEqual([]);
});

test('if the engine on this machine stands in for an endpoint, its own languages count', async () => {
  expect((await transcribed(partsWith(endpoint(false)))).sounds_foreign).toBe(true);
  expect((await transcribed(partsWith(endpoint(true)))).sounds_foreign).toBeUndefined();
  expect((await transcribed(partsWith((engine) => engine))).sounds_foreign).toBeUndefined();
});
