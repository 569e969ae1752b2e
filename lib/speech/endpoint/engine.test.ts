import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { SpeechSpan } from '#lib/audio/contract';
import { startScriptedModel, type ScriptedModel } from '#lib/language/testing/model-server';
import type { FaultMode } from '#lib/language/testing/fault-modes';
import type { SpeechEngine } from '#lib/speech/engine';
import type { RecognisedSegment } from '#lib/speech/contract';
import { createEndpointEngine, type EndpointSpeechOptions } from './engine.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'undertone-endpoint-'));
  await writeFile(join(folder, 'a.pcm'), Buffer.alloc(2 * 16_000 * 60));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** The fallback engine: its text says where it read. */
const embedded: SpeechEngine = {
  name: 'embedded',
  version: '1',
  capabilities: { languages: ['en'], word_times: false, speakers: false, incremental: true, takes_language: false },
  warm: async () => undefined,
  close: async () => undefined,
  async *transcribe({ spans }) {
    let id = 0;
    for await (const { start_s, end_s, voiced } of spans)
      yield { id: id++, start_s, end_s, speaker: null, text: `Read here from ${start_s}.`, confidence: 0.9, voiced };
  },
};

const span = (start_s: number, end_s: number, channel?: number): SpeechSpan => ({
  start_s,
  end_s,
  voiced: [{ start_s: start_s + 0.2, end_s: end_s - 0.2 }],
  ...(channel === undefined ? {} : { channel, speaker: `Speaker ${channel}` }),
});

const quick = { attempts: 2, base_ms: 1, longest_ms: 2_000 };

async function transcribe(
  server: ScriptedModel,
  spans: readonly SpeechSpan[],
  more: Partial<EndpointSpeechOptions> = {},
  language?: string,
): Promise<{ segments: RecognisedSegment[]; reasons: string[]; spent: (number | null)[] }> {
  const engine = createEndpointEngine({
    base_url: server.base_url,
    api_key: 'sk-test',
    model: 'whisper-1',
    concurrency: 3,
    embedded,
    retry: quick,
    ...more,
  });
  const spent: (number | null)[] = [];
  const reasons: string[] = [];
  const source = (async function* source() {
    yield* spans;
  })();
  const segments: RecognisedSegment[] = [];
  for await (const segment of engine.transcribe({
    pcm_path: join(folder, 'a.pcm'),
    spans: source,
    ...(language === undefined ? {} : { language }),
    signal: new AbortController().signal,
    onSpent: (usd) => spent.push(usd),
    onFallback: (reason) => reasons.push(reason),
  }))
    segments.push(segment);
  return { segments, reasons, spent };
}

const verbose = JSON.stringify({
  task: 'transcribe',
  language: 'german',
  duration: 3,
  text: 'Guten Tag. Wie geht es?',
  segments: [
    {
      id: 0,
      start: 0.1,
      end: 1.2,
      text: ' Guten Tag.',
      avg_logprob: -0.1,
      no_speech_prob: 0.01,
      seek: 0,
      tokens: [],
      temperature: 0,
      compression_ratio: 1,
    },
    {
      id: 1,
      start: 1.5,
      end: 2.9,
      text: ' Wie geht es?',
      avg_logprob: -0.5,
      no_speech_prob: 0.02,
      seek: 0,
      tokens: [],
      temperature: 0,
      compression_ratio: 1,
    },
    {
      id: 2,
      start: 2.9,
      end: 3,
      text: ' Untertitel von niemand',
      avg_logprob: -0.2,
      no_speech_prob: 0.97,
      seek: 0,
      tokens: [],
      temperature: 0,
      compression_ratio: 1,
    },
  ],
  words: [
    { word: 'Guten', start: 0.1, end: 0.5 },
    { word: 'Tag', start: 0.6, end: 1.1 },
    { word: 'Wie', start: 1.5, end: 1.8 },
  ],
});

test('segments and words get their times in the recording; doubtful segments are dropped', async () => {
  await using server = await startScriptedModel({ answer: () => verbose });
  const { segments, reasons } = await transcribe(server, [span(10, 13)]);
  expect(reasons).toEqual([]);
  expect(segments.map(({ id, start_s, end_s, text, language }) => [id, start_s, end_s, text, language])).toEqual([
    [0, 10.1, 11.2, 'Guten Tag.', 'de'],
    [1, 11.5, 12.9, 'Wie geht es?', 'de'],
  ]);
  expect(segments[0]?.confidence).toBeCloseTo(Math.exp(-0.1), 2);
  expect(segments[0]?.words?.map(({ word, start_s }) => [word, start_s])).toEqual([
    ['Guten', 10.1],
    ['Tag', 10.6],
  ]);
  expect(server.requests[0]).toMatchObject({
    path: '/v1/audio/transcriptions',
    headers: { authorization: 'Bearer sk-test' },
  });
});

test('a server without segments: the chunk is one passage', async () => {
  await using server = await startScriptedModel({ answer: () => JSON.stringify({ text: ' Good morning. ' }) });
  expect((await transcribe(server, [span(4, 6)])).segments).toMatchObject([
    { start_s: 4, end_s: 6, text: 'Good morning.', confidence: 1, voiced: [{ start_s: 4.2, end_s: 5.8 }] },
  ]);
});

test('spans are joined at pauses up to half a minute, the first alone, and channels stay apart', async () => {
  await using server = await startScriptedModel({ answer: () => JSON.stringify({ text: 'Words.' }) });
  const spans = [
    span(0, 9),
    span(10, 19),
    span(19.5, 28),
    span(28.5, 37),
    span(45, 50),
    span(50.5, 52, 1),
    span(51, 53, 2),
  ];
  const { segments } = await transcribe(server, spans);
  expect(segments.map(({ start_s, end_s, speaker, channel }) => [start_s, end_s, speaker, channel])).toEqual([
    [0, 9, null, undefined],
    [10, 37, null, undefined],
    [45, 50, null, undefined],
    [50.5, 52, 'Speaker 1', 1],
    [51, 53, 'Speaker 2', 2],
  ]);
});

test('if the endpoint fails, the embedded engine reads that part, in order, and the reason is reported', async () => {
  await using server = await startScriptedModel({ answer: () => JSON.stringify({ text: 'Words.' }) });
  server.next('well', 'wrong_key');
  const { segments, reasons } = await transcribe(server, [span(0, 5), span(10, 15), span(16, 20), span(30, 35)], {
    concurrency: 1,
  });
  expect(segments.map(({ id, text }) => [id, text])).toEqual([
    [0, 'Words.'],
    [1, 'Read here from 10.'],
    [2, 'Read here from 16.'],
    [3, 'Words.'],
  ]);
  expect(reasons).toEqual([
    'The engine on this machine, which knows English only, stood in: The model’s server does not accept the key. ' +
      'Check OPENAI_API_KEY.',
  ]);
});

test('an unreachable endpoint is not called for a while', async () => {
  await using server = await startScriptedModel({ answer: () => '' });
  server.always('resets');
  const spans = Array.from({ length: 12 }, (_, i) => span(i * 5, i * 5 + 2));
  const { segments, reasons } = await transcribe(server, spans, { retry: { ...quick, attempts: 0 } });
  expect(segments).toHaveLength(12);
  expect(reasons).toHaveLength(12);
  expect(server.requests.length).toBeLessThan(12);
});

const faults: FaultMode[] = [
  'hangs',
  'stops',
  'drips',
  'resets',
  'breaks_off',
  'truncated',
  'busy',
  'busy_for_an_hour',
  'fails',
  'unavailable',
  'wrong_key',
  'unknown_model',
  'empty',
  'not_json',
  'wrong_schema',
  'huge',
  'html',
  'redirects',
  'no_credit',
];
test.each(faults)('an endpoint that %s: the other engine reads, and the reason holds no secret', async (fault) => {
  await using server = await startScriptedModel({ answer: () => JSON.stringify({ text: 'Words.' }) });
  server.always(fault);
  const limits = { connect_ms: 500, first_byte_ms: 500, idle_ms: 500, total_ms: 1_000, answer_bytes: 500_000 };
  const { segments, reasons, spent } = await transcribe(server, [span(0, 5)], { limits });
  expect(segments.map(({ text }) => text)).toEqual(['Read here from 0.']);
  expect(reasons).toHaveLength(1);
  expect(reasons[0]).toMatch(/^The engine on this machine, which knows English only, stood in: The .+\.$/u);
  expect(reasons[0]).not.toMatch(/sk-|http|127/u);
  expect(spent).toEqual([]);
});

test('a busy endpoint is asked again', async () => {
  await using server = await startScriptedModel({ answer: () => JSON.stringify({ text: 'Words.' }) });
  server.next('busy', 'fails');
  expect((await transcribe(server, [span(0, 5)])).segments.map(({ text }) => text)).toEqual(['Words.']);
  expect(server.requests).toHaveLength(3);
});

test('no words are invented for another language: the gap is reported', async () => {
  await using server = await startScriptedModel({ answer: () => verbose });
  server.next('well', 'wrong_key');
  const { segments, reasons } = await transcribe(server, [span(0, 3), span(65, 68)], { concurrency: 1 });
  expect(segments.map(({ text }) => text)).toEqual(['Guten Tag.', 'Wie geht es?']);
  expect(reasons[0]).toContain('does not know the language (de), so from 1:05 to 1:08 words are missing');
});

const diarized = JSON.stringify({
  task: 'transcribe',
  duration: 20,
  text: 'Hello. Hi.',
  segments: [
    { id: '0', type: 'transcript.text.segment', start: 0, end: 2, text: 'Hello.', speaker: 'A' },
    { id: '1', type: 'transcript.text.segment', start: 3, end: 5, text: 'Hi.', speaker: 'B' },
  ],
});

test('a model that tells speakers apart gets one long file, since “A” of another file may be anyone', async () => {
  await using server = await startScriptedModel({ answer: () => diarized });
  const model = 'gpt-4o-transcribe-diarize';
  const { segments } = await transcribe(server, [span(1, 3), span(20, 25), span(40, 44)], { model });
  expect(server.requests).toHaveLength(1);
  expect(segments.map(({ speaker, start_s, text }) => [speaker, start_s, text])).toEqual([
    ['Speaker A', 1, 'Hello.'],
    ['Speaker B', 4, 'Hi.'],
  ]);
  const long = await transcribe(server, [span(1, 10), span(700, 705)], { model });
  expect(long.segments.map(({ speaker }) => speaker)).toEqual([null, null, null, null]);
});

test('a self-hosted server: words and speakers inside its segments are used, whatever the model is called', async () => {
  const words = [
    { word: ' Guten', start: 0.2, end: 0.5, probability: 0.9 },
    { word: ' Tag.', start: 0.6, end: 1, probability: 0.4 },
  ];
  const answer = JSON.stringify({
    text: 'Guten Tag. Ja.',
    language: 'German',
    duration: 4,
    segments: [
      { id: 1, start: 0.2, end: 1, text: ' Guten Tag.', speaker: 'SPEAKER_00', words },
      { id: 2, start: 2, end: 3, text: ' Ja.', speaker: 'Jonas' },
    ],
  });
  await using server = await startScriptedModel({ answer: () => answer });
  const { segments } = await transcribe(server, [span(5, 9)], { model: 'Systran/faster-distil' });
  expect(segments.map(({ speaker, start_s, text, language }) => [speaker, start_s, text, language])).toEqual([
    ['Speaker 1', 5.2, 'Guten Tag.', 'de'],
    ['Jonas', 7, 'Ja.', 'de'],
  ]);
  expect(segments[0]?.words).toEqual([
    { word: 'Guten', start_s: 5.2, end_s: 5.5 },
    { word: 'Tag.', start_s: 5.6, end_s: 6 },
  ]);
  expect(segments[0]?.confidence).toBeCloseTo(0.6, 2);
  expect(server.requests[0]?.fields).toMatchObject({
    response_format: ['verbose_json'],
    'timestamp_granularities[]': ['segment', 'word'],
  });
});

test('a refused form is not tried again, and the engine reports its remaining abilities', async () => {
  await using server = await startScriptedModel({ answer: () => JSON.stringify({ text: 'Words.' }) });
  server.always('plain_speech');
  const engine = createEndpointEngine({
    base_url: server.base_url,
    api_key: null,
    model: 'diarize-me',
    concurrency: 1,
    embedded,
    retry: quick,
  });
  expect(engine.capabilities).toEqual({
    languages: 'any',
    word_times: false,
    speakers: true,
    incremental: true,
    takes_language: true,
  });
  const read = async () => {
    const source = (async function* source() {
      yield span(0, 3);
    })();
    return Array.fromAsync(
      engine.transcribe({ pcm_path: join(folder, 'a.pcm'), spans: source, signal: new AbortController().signal }),
    );
  };
  expect((await read()).map(({ text }) => text)).toEqual(['Words.']);
  expect((await read()).map(({ text }) => text)).toEqual(['Words.']);
  expect(server.requests.map(({ fields }) => fields['response_format']?.[0])).toEqual([
    'diarized_json',
    'verbose_json',
    'json',
    'json',
  ]);
});

test.each([
  ['whisper-1', ['verbose_json']],
  ['gpt-4o-transcribe', ['json']],
  ['gpt-4o-transcribe-diarize', ['diarized_json']],
])('%s is asked for its richest form', async (model, form) => {
  await using server = await startScriptedModel({ answer: () => JSON.stringify({ text: 'Words.' }) });
  await transcribe(server, [span(0, 3)], { model });
  expect(server.requests[0]?.fields['response_format']).toEqual(form);
  expect(server.requests[0]?.fields['chunking_strategy']).toEqual(model.endsWith('diarize') ? ['auto'] : undefined);
});

test('the language that a person gave is sent, and the other engine does not read it as its own', async () => {
  await using server = await startScriptedModel({ answer: () => JSON.stringify({ text: 'Palavras.' }) });
  server.next('well', 'wrong_key');
  const { segments, reasons } = await transcribe(server, [span(0, 3), span(20, 23)], { concurrency: 1 }, 'pt-BR');
  expect(server.requests[0]?.fields['language']).toEqual(['pt']);
  expect(segments).toMatchObject([{ text: 'Palavras.', language: 'pt-BR' }]);
  expect(reasons[0]).toContain('does not know the language (pt-BR), so from 0:20 to 0:23 words are missing');
});

test('costs are reported and reserved, and without budget the other engine reads', async () => {
  await using server = await startScriptedModel({ answer: () => JSON.stringify({ text: 'Words.' }) });
  const settled: boolean[] = [];
  let left = 1;
  const reserve: EndpointSpeechOptions['reserve'] = async (seconds) =>
    left-- > 0 ? { cost_usd: seconds / 100, settle: async (happened) => void settled.push(happened) } : null;
  const { segments, reasons, spent } = await transcribe(server, [span(0, 5), span(10, 15)], {
    reserve,
    concurrency: 1,
  });
  expect(segments.map(({ text }) => text)).toEqual(['Words.', 'Read here from 10.']);
  expect(spent).toEqual([0.05]);
  expect(settled).toEqual([true]);
  expect(reasons[0]).toContain('budget');
});
