import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { readings } from '#lib/analyses/registry';
import { type AnalysisType, analysisTypes, isReadingType, type Need, needs, sees } from '#lib/analyses/steps';
import { acousticsOf, inputOf } from '#lib/analyses/testing/input';
import { createFakeParts } from '#lib/pipeline/testing/fake-parts';
import { createAnalysisPool } from './analysis-pool.ts';
import type { RunReport } from './report.ts';
import type { RunRequest } from './request.ts';
import { runPipeline } from './run.ts';

const talk = inputOf([
  { text: 'I am so happy that you came, thank you!', speaker: 'Anna' },
  { text: 'We must decide today, because the price goes up.', speaker: 'Ben', start_s: 9 },
  { text: 'Could you send me the offer by Friday?', speaker: 'Anna' },
]);
const speech = { segments: talk.transcript.segments.map(({ start_s, end_s, text }) => ({ start_s, end_s, text })) };

interface Followed {
  started: ReadonlySet<string>;
  finished: ReadonlySet<string>;
  /** Resolves when all of these have finished. */
  allOf(types: readonly AnalysisType[]): Promise<void>;
  ended: Promise<void>;
}

/** A run in which one source is delayed. */
async function follow(held: Partial<Record<Need, Promise<void>>>, more: Partial<RunRequest> = {}): Promise<Followed> {
  const work_dir = await mkdtemp(join(tmpdir(), 'undertone-needs-'));
  onTestFinished(() => rm(work_dir, { recursive: true }));
  const [started, finished] = [new Set<string>(), new Set<string>()];
  const waiting: { types: readonly AnalysisType[]; done: () => void }[] = [];
  const take = async (entry: RunReport): Promise<void> => {
    if (entry.report === 'started') started.add(entry.step);
    if (entry.report === 'finished') finished.add(entry.step);
    for (const { types, done } of waiting) if (types.every((type) => finished.has(type))) done();
  };
  const request = {
    audio_path: 'talk.wav',
    work_dir,
    peaks_path: join(work_dir, 'p'),
    playable_path: join(work_dir, 'c'),
    duration_hint_s: null,
    context: {},
    voice_inference: true,
    signal: new AbortController().signal,
    ...more,
  };
  return {
    started,
    finished,
    allOf: (types) => new Promise((done) => void waiting.push({ types, done })),
    ended: runPipeline(request, createFakeParts({ speech, held }), take),
  };
}

/** Without the transcript step, which waits for the length of the recording. */
const heard = { results: { transcript: talk.transcript }, failed: new Set<AnalysisType>(), segments: [] };

test.each([
  ['acoustics', {}],
  ['stored', {}],
  ['quality', { earlier: heard }],
] as const)('only the steps that use %s wait for it', async (held, more) => {
  const source = Promise.withResolvers<void>();
  const run = await follow({ [held]: source.promise }, more);
  const todo = analysisTypes.filter((type) => type !== 'transcript' || !('earlier' in more));
  const waits = (type: AnalysisType): boolean =>
    sees(type, held) || (held === 'quality' && type === 'audio_quality_metrics');
  await run.allOf(todo.filter((type) => !waits(type)));
  expect([...run.finished].filter((type) => waits(type as AnalysisType))).toEqual([]);
  expect([...run.started].filter((type) => isReadingType(type as AnalysisType) && waits(type as AnalysisType))).toEqual(
    [],
  );
  source.resolve();
  await run.ended;
  expect([...run.finished].toSorted()).toEqual(todo.toSorted());
});

test('every source that a reading waits for changes its result', () => {
  const long = inputOf(
    Array.from({ length: 12 }, (_, index) => ({
      text: 'I am so happy that you came, and we must decide today because the price goes up.',
      speaker: index % 2 === 0 ? 'Anna' : 'Ben',
      start_s: index * 10,
    })),
  );
  const acoustics = acousticsOf(long, { 3: { pitch_median_hz: 240, intensity_dbfs: -12 } }, [
    { start_s: 22, end_s: 24.5 },
    { start_s: 26, end_s: 30 },
  ]);
  const context = {
    speaker_diarization: long.transcript.segments.map(({ speaker, start_s, end_s }) => ({
      speaker_label: speaker ?? '',
      start_time: start_s,
      end_time: end_s,
    })),
  };
  for (const type of analysisTypes.filter((each) => isReadingType(each)).filter((each) => sees(each, 'acoustics'))) {
    const read = (sound: typeof acoustics | null): unknown =>
      readings[type].read({ ...long, context, acoustics: sound });
    expect([type, read(acoustics)]).not.toEqual([type, read(null)]);
  }
});

test('the readings are the steps that need a transcript, and each step needs something', () => {
  expect(analysisTypes.filter((type) => !isReadingType(type))).toEqual(['audio_quality_metrics', 'transcript']);
  expect(analysisTypes.filter((type) => !needs(type, 'audio') && !needs(type, 'transcript'))).toEqual([]);
});

test('a transcript that is open in the thread gets measurements that are added later', async () => {
  const pool = createAnalysisPool();
  onTestFinished(() => pool.close());
  const opened = pool.open(talk);
  expect((await opened.read('audio_analysis')).data.sufficiency.enough).toBe(false);
  opened.addSound({ acoustics: acousticsOf(talk) });
  expect((await opened.read('audio_analysis')).data.sufficiency.enough).toBe(true);
});

test('a transcript that was closed is not opened again by a reading that comes late', async () => {
  const pool = createAnalysisPool();
  onTestFinished(() => pool.close());
  const opened = pool.open(talk);
  expect((await opened.read('quantitative_metrics')).data.sufficiency.enough).toBe(true);
  opened.close();
  await expect(opened.read('quantitative_metrics')).rejects.toThrow('the transcript was closed');
});
