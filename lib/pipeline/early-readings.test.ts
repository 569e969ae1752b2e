import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { analysisTypes, isReadingType, stepOf } from '#lib/analyses/steps';
import type { RunReport } from './report.ts';
import { runPipeline } from './run.ts';
import { EarlyReadings } from './early-readings.ts';
import { createFakeParts } from '#lib/pipeline/testing/fake-parts';
import type { RecognisedSegment } from '#lib/speech/contract';

const ofWords = analysisTypes
  .filter(isReadingType)
  .filter((type) => !stepOf(type).needs.some((need) => need === 'acoustics'));

/** A sentence of nine words every ten seconds. */
function said(sentences: number): RecognisedSegment[] {
  return Array.from({ length: sentences }, (_, id) => {
    const [start_s, end_s] = [id * 10, id * 10 + 4];
    return {
      id,
      start_s,
      end_s,
      speaker: null,
      text: `I will send part ${id + 1} of the offer tomorrow.`,
      confidence: 0.95,
      voiced: [{ start_s, end_s }],
    };
  });
}

interface Told {
  step: string;
  so_far_s: number | undefined;
  words: number | null;
}

function start(): { earlyReadings: EarlyReadings; told: Told[] } {
  const { readings } = createFakeParts({ speech: { segments: [] } });
  const told: Told[] = [];
  const emit = async (entry: RunReport): Promise<void> => {
    if (entry.report !== 'provisional') throw new Error(`a reading so far told ${entry.report}`);
    const { step, so_far_s } = entry;
    told.push({ step, so_far_s, words: entry.step === 'quantitative_metrics' ? entry.data.word_count : null });
  };
  const open = (transcript: Parameters<ConstructorParameters<typeof EarlyReadings>[0]['open']>[0]) =>
    readings.open({ transcript, acoustics: null, quality: null, context: {}, voice_inference: true });
  return {
    earlyReadings: new EarlyReadings({
      ...{ todo: new Set(analysisTypes), open, emit },
      languages: () => ({ languages: ['en'] }),
      named: (transcript) => transcript,
    }),
    told,
  };
}

test('the text so far is read at one minute, two, four and so on', async () => {
  const { earlyReadings, told } = start();
  for (const [sentences, so_far_s] of [
    [7, 64],
    [13, 124],
    [25, 244],
  ] as const) {
    earlyReadings.heard(said(sentences - 1));
    const before = told.length;
    earlyReadings.heard(said(sentences));
    await vi.waitFor(() => expect(told).toHaveLength(before + ofWords.length), 20_000);
    expect(told.slice(before).map(({ step }) => step)).toEqual(ofWords);
    expect(new Set(told.slice(before).map((entry) => entry.so_far_s))).toEqual(new Set([so_far_s]));
    expect(told.findLast(({ words }) => words !== null)?.words).toBe(sentences * 9);
    earlyReadings.heard(said(sentences + 1));
  }
  expect(told).toHaveLength(3 * ofWords.length);
}, 60_000);

test('words that are probably not what was said are not read so far', async () => {
  const { earlyReadings, told } = start();
  earlyReadings.heard(said(7).map((segment) => ({ ...segment, confidence: 0.4 })));
  earlyReadings.heard(
    said(13).map((segment) => ({ ...segment, confidence: 0.65, text: 'We are not the ones who have it.' })),
  );
  await new Promise((resolve) => setImmediate(resolve));
  expect(told).toEqual([]);
  earlyReadings.heard(said(25));
  await vi.waitFor(() => expect(told).toHaveLength(ofWords.length), 20_000);
  expect(new Set(told.map(({ so_far_s }) => so_far_s))).toEqual(new Set([244]));
}, 30_000);

test('a recording that is recognised faster than it is read is not read at every mark', async () => {
  const { earlyReadings, told } = start();
  earlyReadings.heard(said(50));
  earlyReadings.heard(said(51));
  await vi.waitFor(() => expect(told).toHaveLength(ofWords.length), 20_000);
  expect(told[0]?.so_far_s).toBe(494);
  earlyReadings.heard(said(52));
  await new Promise((resolve) => setImmediate(resolve));
  expect(told).toHaveLength(ofWords.length);
}, 30_000);

test('nothing is reported after the end', async () => {
  const { earlyReadings, told } = start();
  earlyReadings.heard(said(7));
  earlyReadings.end();
  earlyReadings.heard(said(13));
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(told).toEqual([]);
});

test('a run whose recogniser fails reports nothing after its end', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'undertone-so-far-'));
  const parts = createFakeParts({
    speech: { segments: said(8).map(({ start_s, end_s, text }) => ({ start_s, end_s, text })), failAt: 7 },
  });
  const late = Promise.withResolvers<void>();
  const readings: typeof parts.readings = {
    ...parts.readings,
    open(input) {
      const opened = parts.readings.open(input);
      return { ...opened, read: (type) => late.promise.then(() => opened.read(type)) };
    },
  };
  const reports: string[] = [];
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
  try {
    await runPipeline(request, { ...parts, readings }, async ({ report }) => void reports.push(report));
  } finally {
    await rm(folder, { recursive: true });
  }
  const atTheEnd = reports.length;
  expect(reports).toContain('failed');
  late.resolve();
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(reports).toHaveLength(atTheEnd);
  expect(reports).not.toContain('provisional');
});
