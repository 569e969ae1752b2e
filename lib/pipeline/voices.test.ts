import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { ResultData } from '#lib/analyses/results/results';
import type { SessionContext } from '#lib/analyses/session-context';
import { analysisTypes, isReadingType } from '#lib/analyses/steps';
import { runPipeline } from './run.ts';
import { createFakeParts } from '#lib/pipeline/testing/fake-parts';
import type { VoiceQuestion, VoiceTurns } from '#lib/speech/voices/contract';

const segments = [
  { start_s: 0, end_s: 3, text: 'Could you send me the offer by Friday?' },
  { start_s: 4, end_s: 7, text: 'Of course, I will write it tomorrow.' },
];
const turns: VoiceTurns = [
  { voice: 1, start_s: 0.1, end_s: 2.9 },
  { voice: 0, start_s: 4.1, end_s: 6.9 },
];

interface Asked {
  transcript: ResultData<'transcript'>;
  numbers: ResultData<'quantitative_metrics'>;
  questions: VoiceQuestion[];
}

const readingsInAll = analysisTypes.filter(isReadingType).length;

interface Told {
  report: string;
  step: string;
  data?: unknown;
}

/** Voices that are told apart only after all readings of the words alone. */
async function late(answer: VoiceTurns): Promise<{ reports: Told[]; reads: string[] }> {
  const folder = await mkdtemp(join(tmpdir(), 'undertone-voices-'));
  const reports: Told[] = [];
  const reads: string[] = [];
  const first = Promise.withResolvers<void>();
  const parts = createFakeParts({ speech: { segments } });
  const readings: typeof parts.readings = {
    ...parts.readings,
    open(input) {
      const opened = parts.readings.open(input);
      return {
        ...opened,
        read(type) {
          reads.push(type);
          return opened.read(type);
        },
      };
    },
  };
  const voices = { diarize: () => first.promise.then(() => answer), close: async () => undefined };
  try {
    const request = {
      audio_path: 'talk.wav',
      work_dir: folder,
      peaks_path: join(folder, 'p'),
      playable_path: join(folder, 'c'),
      duration_hint_s: null,
      context: {},
      voice_inference: true,
      signal: new AbortController().signal,
    };
    await runPipeline(request, { ...parts, readings, voices }, async (entry) => {
      if ('step' in entry) reports.push(entry);
      if (reports.filter(({ report }) => report === 'provisional').length === readingsInAll) first.resolve();
    });
  } finally {
    await rm(folder, { recursive: true });
  }
  return { reports, reads };
}

async function ask(context: SessionContext, answer: VoiceTurns, channel?: number): Promise<Asked> {
  const folder = await mkdtemp(join(tmpdir(), 'undertone-voices-'));
  const questions: VoiceQuestion[] = [];
  const results: Record<string, unknown> = {};
  const voices = {
    async diarize(question: VoiceQuestion) {
      questions.push(question);
      return answer;
    },
    close: async () => undefined,
  };
  const parts = createFakeParts({
    speech: { segments: segments.map((segment) => ({ ...segment, ...(channel === undefined ? {} : { channel }) })) },
    ...(channel === undefined
      ? {}
      : { speakers: [{ channel, speaker: 'Speaker 1', spans: [{ start_s: 0, end_s: 7 }] }] }),
  });
  try {
    const request = {
      audio_path: 'talk.wav',
      work_dir: folder,
      peaks_path: join(folder, 'p'),
      playable_path: join(folder, 'c'),
      duration_hint_s: null,
      context,
      voice_inference: true,
      signal: new AbortController().signal,
    };
    await runPipeline(request, { ...parts, voices }, async (report) => {
      if (report.report === 'finished') results[report.step] = report.data;
    });
  } finally {
    await rm(folder, { recursive: true });
  }
  return {
    transcript: results.transcript as Asked['transcript'],
    numbers: results.quantitative_metrics as Asked['numbers'],
    questions,
  };
}

test('voices of one channel become speakers in the transcript and in the numbers', async () => {
  const { transcript, numbers, questions } = await ask({}, turns);
  expect(questions).toMatchObject([{ voices: null, spans: [{ start_s: 0, end_s: 9.5 }] }]);
  expect(transcript.segments.map(({ speaker }) => speaker)).toEqual(['Speaker 1', 'Speaker 2']);
  expect(transcript.speakers_by).toBe('voice');
  expect(numbers.speakers.map(({ speaker, turns: count }) => [speaker, count])).toEqual([
    ['Speaker 1', 1],
    ['Speaker 2', 1],
  ]);
  expect(numbers.not_available.interruptions_count).toBe(
    'Voices told apart in one channel are heard one at a time; interruptions need the times of each speaker.',
  );
});

test('readings that would wait for the voices come from the words alone, and again with the speakers', async () => {
  const { reports, reads } = await late(turns);
  const order = reports.map(({ report, step }) => `${report} ${step}`);
  expect(order.indexOf('provisional conversation_flow')).toBeGreaterThan(-1);
  expect(order.indexOf('provisional conversation_flow')).toBeLessThan(order.indexOf('finished transcript'));
  const numbers = reports.flatMap((entry) =>
    entry.step === 'quantitative_metrics' && 'data' in entry ? [(entry.data as Asked['numbers']).speakers.length] : [],
  );
  expect(numbers).toEqual([0, 2]);
  expect(order.filter((each) => each === 'started quantitative_metrics')).toHaveLength(1);
  expect(reads.filter((type) => type === 'quantitative_metrics')).toHaveLength(2);
});

test('if no speakers are told apart in the end, the first reading stays and nothing is read twice', async () => {
  const { reports, reads } = await late(null);
  expect(reports.filter(({ report }) => report === 'finished')).toHaveLength(12);
  expect(reads).toHaveLength(readingsInAll);
  expect(new Set(reads).size).toBe(readingsInAll);
});

test('voices that are too similar leave the transcript without speakers', async () => {
  const { transcript, numbers } = await ask({}, null);
  expect(transcript.segments.every(({ speaker }) => speaker === null)).toBe(true);
  expect(transcript.speakers_by).toBeUndefined();
  expect(numbers.not_available.speakers).toContain('not told apart');
});

test('the known number of speakers is passed on; known speakers are not told apart', async () => {
  expect((await ask({ speaker_count: 3 }, turns)).questions).toMatchObject([{ voices: 3 }]);
  const known = await ask({ speaker_diarization: [{ speaker_label: 'Ann', start_time: 0, end_time: 9 }] }, turns);
  expect(known.questions).toEqual([]);
  expect(known.transcript.segments.map(({ speaker }) => speaker)).toEqual(['Ann', 'Ann']);
  expect(known.transcript.speakers_by).toBeUndefined();
  expect((await ask({}, turns, 1)).questions).toEqual([]);
});
