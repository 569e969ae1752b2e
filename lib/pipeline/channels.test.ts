import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ResultData } from '#lib/analyses/results/results';
import { schemas } from '#lib/analyses/results/schemas';
import { type AnalysisType, type CardType, isAnalysisType } from '#lib/analyses/steps';
import { createListener } from '#lib/audio/listener';
import { callRate, madeCall, spokenSample } from '#lib/audio/testing/calls';
import { writeWav } from '#lib/audio/testing/sounds';
import { createAnalysisPool } from './analysis-pool.ts';
import { createTextReader } from './text-reader.ts';
import type { RunReport } from './report.ts';
import type { PipelineParts, RunRequest } from './request.ts';
import { runPipeline } from './run.ts';
import { createFakeParts } from '#lib/pipeline/testing/fake-parts';
import type { Segment } from '#lib/speech/contract';
import { createEmbeddedEngine } from '#lib/speech/moonshine/embedded-engine';
import { wordErrorRate } from '#lib/speech/testing/word-errors';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'undertone-call-'));
});
afterAll(() => rm(folder, { recursive: true }));

interface Ran {
  segments: Segment[];
  results: { [T in AnalysisType]?: ResultData<T> };
  failed: CardType[];
}

async function run(parts: PipelineParts, audio_path: string, context: RunRequest['context'] = {}): Promise<Ran> {
  const work_dir = await mkdtemp(join(folder, 'work-'));
  const ran: Ran = { segments: [], results: {}, failed: [] };
  const request = {
    audio_path,
    work_dir,
    peaks_path: join(work_dir, 'peaks.json'),
    playable_path: join(work_dir, 'copy.mp3'),
    duration_hint_s: null,
    context,
    voice_inference: true,
    signal: new AbortController().signal,
  };
  await runPipeline(request, parts, async (report: RunReport) => {
    if (report.report === 'segment') ran.segments.push(report.segment);
    if (report.report === 'failed') ran.failed.push(report.step);
    if (report.report !== 'finished' || !isAnalysisType(report.step)) return;
    expect(schemas[report.step].safeParse(report.data).error).toBeUndefined();
    Object.assign(ran.results, { [report.step]: report.data });
  });
  return ran;
}

test('a call through the real engines: who says what, over whom, and in which voice', async () => {
  const parts = {
    listener: createListener({ maxAudioMinutes: 5 }),
    speech: createEmbeddedEngine(),
    readings: createAnalysisPool(),
    texts: createTextReader(),
  };
  try {
    const sample = await spokenSample('planning', parts.listener, folder);
    const call = madeCall(sample, [
      { turn: 0, gap_s: 0.5 },
      { turn: 1, gap_s: -0.8 },
      { turn: 2, gap_s: 0.5 },
      { turn: 3, gap_s: 0.4 },
      { turn: 4, gap_s: -0.8 },
      { turn: 5, gap_s: 1 },
    ]);
    const { segments, results, failed } = await run(
      parts,
      await writeWav(join(folder, 'call.wav'), callRate, call.left, call.right),
      { participants: ['Tom', 'Laura'] },
    );
    expect(failed).toEqual([]);
    expect(segments.map(({ id }) => id)).toEqual(segments.map((_, index) => index));
    expect(segments.map(({ start_s }) => start_s)).toEqual(
      segments.map(({ start_s }) => start_s).toSorted((a, b) => a - b),
    );
    const { transcript, quantitative_metrics: numbers, audio_analysis: voice } = results;
    for (const channel of [1, 2]) {
      const truth = call.turns.filter((turn) => turn.channel === channel).map(({ text }) => text);
      const said = (transcript?.segments ?? [])
        .filter(({ speaker }) => speaker === `Speaker ${channel}`)
        .map(({ text }) => text);
      expect(wordErrorRate(truth.join(' '), said.join(' '))).toBeLessThan(0.15);
    }
    expect(new Set(transcript?.speaker_spans?.map(({ speaker }) => speaker))).toEqual(
      new Set(['Speaker 1', 'Speaker 2']),
    );
    expect(numbers?.interruptions_count).toBe(call.interruptions);
    expect(Math.abs((numbers?.overlap_s ?? 0) - call.overlap_s)).toBeLessThan(0.25);
    expect(numbers?.speakers.map(({ speaker, turns }) => [speaker, turns])).toEqual([
      ['Speaker 1', 3],
      ['Speaker 2', 3],
    ]);
    const interruptions = numbers?.evidence.filter(({ cue }) => cue === 'interruption') ?? [];
    for (const [index, turn] of [1, 4].entries()) {
      expect(Math.abs((interruptions[index]?.start_s ?? 0) - (call.turns[turn]?.start_s ?? 0))).toBeLessThan(0.25);
      expect(interruptions[index]?.speaker).toBe(`Speaker ${call.turns[turn]?.channel}`);
    }
    expect(voice?.pause?.count).toBeGreaterThan(0);
  } finally {
    await Promise.all([parts.listener.close(), parts.speech.close(), parts.readings.close(), parts.texts.close()]);
  }
}, 120_000);

const speech = {
  segments: [
    { start_s: 0, end_s: 4.2, text: 'We need to decide about the budget today, and I would say', channel: 1 },
    {
      start_s: 3.4,
      end_s: 7,
      text: 'I think we should wait because the numbers are not final.',
      channel: 2,
      speaker: 'Speaker 2',
    },
    { start_s: 7.2, end_s: 9.5, text: 'Can you send me the report by Friday?', channel: 1, speaker: 'Speaker 1' },
  ],
};
const speakers = [
  {
    channel: 1,
    speaker: 'Speaker 1',
    spans: [
      { start_s: 0.1, end_s: 4 },
      { start_s: 7.3, end_s: 9.4 },
    ],
  },
  { channel: 2, speaker: 'Speaker 2', spans: [{ start_s: 3.5, end_s: 6.9 }] },
];

test('a segment that came before the second voice gets its speaker in the result', async () => {
  const { segments, results } = await run(createFakeParts({ speech, speakers }), 'unused');
  expect(segments.map(({ speaker }) => speaker)).toEqual([null, 'Speaker 2', 'Speaker 1']);
  expect(segments[0]).not.toHaveProperty('channel');
  expect(results.transcript?.segments.map(({ speaker }) => speaker)).toEqual(['Speaker 1', 'Speaker 2', 'Speaker 1']);
  expect(results.transcript?.speaker_spans).toEqual([
    { speaker: 'Speaker 1', start_s: 0.1, end_s: 4 },
    { speaker: 'Speaker 2', start_s: 3.5, end_s: 6.9 },
    { speaker: 'Speaker 1', start_s: 7.3, end_s: 9.4 },
  ]);
  expect(results.quantitative_metrics).toMatchObject({ interruptions_count: 1, overlap_s: 0.5 });
});

test('the caller’s speakers win over the channels', async () => {
  const speaker_diarization = [
    { speaker_label: 'Ann', start_time: 0, end_time: 3.4 },
    { speaker_label: 'Ben', start_time: 3.4, end_time: 9.5 },
  ];
  const { results } = await run(createFakeParts({ speech, speakers }), 'unused', { speaker_diarization });
  expect(results.transcript?.segments.map(({ speaker }) => speaker)).toEqual(['Ann', 'Ben', 'Ben']);
  expect(results.transcript?.speaker_spans).toBeNull();
  expect(results.quantitative_metrics).toMatchObject({ interruptions_count: 0, overlap_s: 0 });
});

test('a channel without words is no speaker', async () => {
  const { results } = await run(
    createFakeParts({ speech: { segments: speech.segments.filter(({ channel }) => channel === 1) }, speakers }),
    'unused',
  );
  expect(results.transcript?.segments.map(({ speaker }) => speaker)).toEqual([null, null]);
  expect(results.transcript?.speaker_spans).toBeNull();
  expect(results.quantitative_metrics?.interruptions_count).toBeNull();
});
