import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MockTranscriptionModelV4 } from 'ai/test';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { AsyncQueue } from '#lib/audio/async-queue';
import type { SpeechSpan } from '#lib/audio/contract';
import type { SpeechEngine } from '#lib/speech/engine';
import type { LiveSound, StreamUpdate } from '#lib/speech/live-contract';
import { createEndpointEngine, type Reserve, type StreamingModel } from './engine.ts';
import { wireRate } from './wire-rate.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'undertone-utterances-'));
  // Each second has its own number in its samples.
  const pcm = Buffer.alloc(2 * 16_000 * 20);
  for (let index = 0; index < pcm.length / 2; index++) pcm.writeInt16LE(Math.floor(index / 16_000), 2 * index);
  for (const name of ['mix', 'one', 'two']) await writeFile(join(folder, `${name}.pcm`), pcm);
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const span = (start_s: number, end_s: number, channel?: number): SpeechSpan => ({
  start_s,
  end_s,
  voiced: [{ start_s, end_s }],
  ...(channel === undefined ? {} : { channel, speaker: `Speaker ${channel}` }),
});
const heard = (heard_s: number, more: Partial<LiveSound> = {}): LiveSound => ({
  heard_s,
  ended: [],
  open: [],
  silent_s: 0,
  ...more,
});
const embedded: SpeechEngine = {
  name: 'embedded',
  version: '1',
  capabilities: { languages: ['en'], word_times: false, speakers: false, incremental: true, takes_language: false },
  warm: async () => undefined,
  close: async () => undefined,
  async *transcribe({ spans }) {
    for await (const { start_s, end_s, voiced } of spans)
      yield { id: 0, start_s, end_s, speaker: null, text: `Read here from ${start_s}.`, confidence: 0.5, voiced };
  },
};

interface Heard {
  first: number;
  seconds: number;
}

/** A model that reports a word for each second of sound, and at the end the whole text. */
function scripted(): { model: StreamingModel; utterances: Heard[]; failing: boolean } {
  const script = {
    failing: false,
    utterances: [] as Heard[],
    model: new MockTranscriptionModelV4({
      doStream: async ({ audio, inputAudioFormat }) => {
        expect(inputAudioFormat).toEqual({ type: 'audio/pcm', rate: wireRate });
        if (script.failing) throw new Error('no stream today');
        const utterance: Heard = { first: -1, seconds: 0 };
        script.utterances.push(utterance);
        return {
          stream: new ReadableStream({
            async start(controller) {
              controller.enqueue({ type: 'stream-start', warnings: [] });
              const words: string[] = [];
              for await (const chunk of audio) {
                if (typeof chunk === 'string') throw new Error('bytes were expected');
                if (utterance.first < 0) utterance.first = Buffer.from(chunk).readInt16LE(2);
                utterance.seconds += chunk.length / (2 * wireRate);
                while (words.length < Math.floor(utterance.seconds + 0.01)) {
                  const delta = ` word${words.length}`;
                  words.push(delta);
                  controller.enqueue({ type: 'transcript-delta', delta });
                }
              }
              const text = `Heard ${words.length} words.`;
              controller.enqueue({ type: 'transcript-final', text });
              controller.enqueue({ type: 'finish', text, segments: [] });
              controller.close();
            },
          }),
        };
      },
    }),
  };
  return script;
}

async function run(
  sound: readonly LiveSound[],
  streaming: StreamingModel | null,
  { reserve, language }: { reserve?: Reserve; language?: string } = {},
): Promise<StreamUpdate[]> {
  const engine = createEndpointEngine({
    ...{ base_url: 'http://127.0.0.1:9/v1', api_key: null, model: 'any', concurrency: 1, embedded, streaming },
    ...(reserve ? { reserve } : {}),
  });
  const queue = new AsyncQueue<LiveSound>();
  const updates: StreamUpdate[] = [];
  const reading = (async () => {
    for await (const update of engine.transcribeStream?.({
      pcm_path: join(folder, 'mix.pcm'),
      channel_pcm_paths: [join(folder, 'one.pcm'), join(folder, 'two.pcm')],
      sound: queue,
      first_id: 3,
      language,
      signal: new AbortController().signal,
    }) ?? [])
      updates.push(update);
  })();
  for (const each of sound) {
    queue.push(each);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  queue.end();
  await reading;
  return updates;
}

const said = (updates: readonly StreamUpdate[]) =>
  updates.map((update) =>
    update.kind === 'open' ? ['…', update.text, update.firm_chars] : [update.segment.id, update.segment.text],
  );

test('an utterance is sent while it is spoken, and settles when it ends', async () => {
  const { model, utterances } = scripted();
  const updates = await run(
    [
      heard(3, { open: [span(2, 3)] }),
      heard(4, { open: [span(2, 4)] }),
      heard(5, { ended: [span(2, 4.5)] }),
      heard(9, { ended: [span(7, 9)] }),
    ],
    model,
  );
  expect(said(updates).filter(([kind]) => kind !== '…')).toEqual([
    [3, 'Heard 2 words.'],
    [4, 'Heard 2 words.'],
  ]);
  expect(said(updates).slice(0, 2)).toEqual([
    ['…', 'word0', 5],
    ['…', 'word0 word1', 11],
  ]);
  expect(utterances.map(({ first, seconds }) => [first, Math.round(seconds * 10) / 10])).toEqual([
    [2, 2.5],
    [7, 2],
  ]);
});

test('two channels are two streams, and each segment has its speaker', async () => {
  const { model, utterances } = scripted();
  const updates = await run(
    [heard(3, { open: [span(1, 3, 1), span(2, 3, 2)] }), heard(5, { ended: [span(1, 4, 1), span(2, 4.5, 2)] })],
    model,
  );
  expect(utterances).toHaveLength(2);
  expect(
    updates.flatMap((update) => (update.kind === 'settled' ? [[update.segment.id, update.segment.speaker]] : [])),
  ).toEqual([
    [3, 'Speaker 1'],
    [4, 'Speaker 2'],
  ]);
});

test('a piece that was cut further back is recognised again as it was cut', async () => {
  const { model, utterances } = scripted();
  await run([heard(10, { open: [span(0, 10)] }), heard(10.1, { ended: [span(0, 6)], open: [span(6, 10.1)] })], model);
  expect(utterances.map(({ seconds }) => Math.round(seconds * 10) / 10)).toContain(6);
});

test('an utterance that the endpoint cannot recognise is read on this machine, and the endpoint is not called for a while', async () => {
  const script = scripted();
  script.failing = true;
  const pieces = [span(0, 2), span(3, 5), span(6, 8)];
  const failing = await run(
    pieces.map((piece) => heard(piece.end_s, { ended: [piece] })),
    script.model,
  );
  expect(said(failing)).toEqual([
    [3, 'Read here from 0.'],
    [4, 'Read here from 3.'],
    [5, 'Read here from 6.'],
  ]);
});

test('no words are invented for a language that this machine does not know', async () => {
  const script = scripted();
  script.failing = true;
  const sound = [heard(2, { ended: [span(0, 2)] })];
  expect(said(await run(sound, script.model, { language: 'de' }))).toEqual([['…', '', 0]]);
  expect(said(await run(sound, script.model, { language: 'en-GB' }))).toEqual([[3, 'Read here from 0.']]);
});

test('speech is paid for, and without budget nothing is sent', async () => {
  const paid: number[] = [];
  const reserve: Reserve = async (seconds) => ({
    cost_usd: seconds,
    settle: async (happened) => void (happened && paid.push(seconds)),
  });
  await run([heard(4.5, { ended: [span(2, 4.5)] })], scripted().model, { reserve });
  expect(paid.map((seconds) => Math.round(seconds * 10) / 10)).toEqual([2.5]);
  const { model, utterances } = scripted();
  const updates = await run([heard(4.5, { ended: [span(2, 4.5)] })], model, { reserve: async () => null });
  expect([said(updates), utterances]).toEqual([[[3, 'Read here from 2.']], []]);
});

test('a model that only reads whole recordings leaves live words to the engine on this machine', () => {
  const engine = (model: string): SpeechEngine =>
    createEndpointEngine({ base_url: 'http://127.0.0.1:9/v1', api_key: null, model, concurrency: 1, embedded });
  expect(engine('whisper-1').transcribeStream).toBeUndefined();
  expect(engine('gpt-transcribe').transcribeStream).toBeDefined();
  expect(engine('gpt-live-transcribe-2026-01-01').transcribeStream).toBeDefined();
});
