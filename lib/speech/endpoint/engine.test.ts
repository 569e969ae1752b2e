import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { SpeechSpan } from '#lib/audio/contract';
import { startScriptedModel } from '#lib/language/testing/model-server';
import type { ScriptedModel } from '#lib/language/testing/model-server';
import type { RecognisedSegment, SpeechEngine } from '#lib/speech/contract';
import { createEndpointEngine } from './engine.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'undertone-endpoint-'));
  await writeFile(join(folder, 'a.pcm'), Buffer.alloc(2 * 16_000 * 60));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** The engine that takes over: says where it read. */
const embedded: SpeechEngine = {
  name: 'embedded',
  version: '1',
  capabilities: { languages: ['en'], word_times: false, speakers: false, incremental: true },
  warm: async () => undefined,
  close: async () => undefined,
  async *transcribe({ spans }) {
    let id = 0;
    for await (const { start_s, end_s, voiced } of spans) yield { id: id++, start_s, end_s, speaker: null, text: `Read here from ${start_s}.`, confidence: 0.9, voiced };
  },
};

const span = (start_s: number, end_s: number, channel?: number): SpeechSpan => ({ start_s, end_s, voiced: [{ start_s: start_s + 0.2, end_s: end_s - 0.2 }], ...(channel === undefined ? {} : { channel, speaker: `Speaker ${channel}` }) });

async function transcribe(server: ScriptedModel, spans: readonly SpeechSpan[]): Promise<{ segments: RecognisedSegment[]; reasons: string[] }> {
  const engine = createEndpointEngine({ base_url: server.base_url, api_key: 'sk-test', model: 'whisper-1', concurrency: 3, embedded });
  const reasons: string[] = [];
  const source = (async function* source() {
    yield* spans;
  })();
  const segments: RecognisedSegment[] = [];
  for await (const segment of engine.transcribe({ pcm_path: join(folder, 'a.pcm'), spans: source, signal: new AbortController().signal, onFallback: (reason) => reasons.push(reason) })) segments.push(segment);
  return { segments, reasons };
}

const verbose = JSON.stringify({
  task: 'transcribe',
  language: 'german',
  duration: 3,
  text: 'Guten Tag. Wie geht es?',
  segments: [
    { id: 0, start: 0.1, end: 1.2, text: ' Guten Tag.', avg_logprob: -0.1, no_speech_prob: 0.01, seek: 0, tokens: [], temperature: 0, compression_ratio: 1 },
    { id: 1, start: 1.5, end: 2.9, text: ' Wie geht es?', avg_logprob: -0.5, no_speech_prob: 0.02, seek: 0, tokens: [], temperature: 0, compression_ratio: 1 },
    { id: 2, start: 2.9, end: 3, text: ' Untertitel von niemand', avg_logprob: -0.2, no_speech_prob: 0.97, seek: 0, tokens: [], temperature: 0, compression_ratio: 1 },
  ],
  words: [{ word: 'Guten', start: 0.1, end: 0.5 }, { word: 'Tag', start: 0.6, end: 1.1 }, { word: 'Wie', start: 1.5, end: 1.8 }],
});

test('segments and words get their times in the recording; what the recogniser doubts is dropped', async () => {
  await using server = await startScriptedModel({ answer: () => verbose });
  const { segments, reasons } = await transcribe(server, [span(10, 13)]);
  expect(reasons).toEqual([]);
  expect(segments.map(({ id, start_s, end_s, text, language }) => [id, start_s, end_s, text, language])).toEqual([
    [0, 10.1, 11.2, 'Guten Tag.', 'de'],
    [1, 11.5, 12.9, 'Wie geht es?', 'de'],
  ]);
  expect(segments[0]?.confidence).toBeCloseTo(Math.exp(-0.1), 2);
  expect(segments[0]?.words?.map(({ word, start_s }) => [word, start_s])).toEqual([['Guten', 10.1], ['Tag', 10.6]]);
  expect(server.requests[0]).toMatchObject({ path: '/v1/audio/transcriptions', headers: { authorization: 'Bearer sk-test' } });
});

test('a server without segments: the chunk is one passage', async () => {
  await using server = await startScriptedModel({ answer: () => JSON.stringify({ text: ' Good morning. ' }) });
  expect((await transcribe(server, [span(4, 6)])).segments).toMatchObject([{ start_s: 4, end_s: 6, text: 'Good morning.', confidence: 1, voiced: [{ start_s: 4.2, end_s: 5.8 }] }]);
});

test('spans are joined at pauses up to half a minute, the first alone, and channels stay apart', async () => {
  await using server = await startScriptedModel({ answer: () => JSON.stringify({ text: 'Words.' }) });
  const spans = [span(0, 9), span(10, 19), span(19.5, 28), span(28.5, 37), span(45, 50), span(50.5, 52, 1), span(51, 53, 2)];
  const { segments } = await transcribe(server, spans);
  expect(segments.map(({ start_s, end_s, speaker, channel }) => [start_s, end_s, speaker, channel])).toEqual([
    [0, 9, null, undefined],
    [10, 37, null, undefined],
    [45, 50, null, undefined],
    [50.5, 52, 'Speaker 1', 1],
    [51, 53, 'Speaker 2', 2],
  ]);
});

test('where the endpoint fails, the embedded engine reads that part, in order, and the reason is told', async () => {
  await using server = await startScriptedModel({ answer: () => JSON.stringify({ text: 'Words.' }) });
  server.next('well', 'wrong_key');
  const { segments, reasons } = await transcribe(server, [span(0, 5), span(10, 15), span(16, 20), span(30, 35)]);
  expect(segments.map(({ id, text }) => [id, text])).toEqual([[0, 'Words.'], [1, 'Read here from 10.'], [2, 'Read here from 16.'], [3, 'Words.']]);
  expect(reasons).toEqual(['The model’s server does not accept the key. Check OPENAI_API_KEY.']);
});

test('a dead endpoint is left alone', async () => {
  await using server = await startScriptedModel({ answer: () => '' });
  server.always('resets');
  const spans = Array.from({ length: 12 }, (_, i) => span(i * 5, i * 5 + 2));
  const { segments, reasons } = await transcribe(server, spans);
  expect(segments).toHaveLength(12);
  expect(reasons).toHaveLength(12);
  expect(server.requests.length).toBeLessThan(12);
});
