import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createListener } from '#lib/audio/listener';
import {
  complexTone,
  join as joinSounds,
  music,
  noise,
  silence,
  type Sound,
  tone,
  writeWav,
} from '#lib/audio/testing/sounds';
import type { RecognisedSegment } from '#lib/speech/contract';
import { createEmbeddedEngine } from './embedded-engine.ts';
import { alignWords, saidWords, startErrors } from '#lib/speech/testing/align-words';
import { wordErrorRate } from '#lib/speech/testing/word-errors';

const listener = createListener({ maxAudioMinutes: 5 });
const engine = createEmbeddedEngine();
const sentence = fileURLToPath(new URL('../testing/fixtures/one-sentence.opus', import.meta.url));
const script = 'We should keep the launch in March because the supplier has promised the parts by the tenth.';
const repetitions =
  'No no no no no that is not what I meant at all. The number is zero zero zero zero zero zero, and then four five.';
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'engine-'));
  await Promise.all([listener.warm(), engine.warm()]);
});
afterAll(async () => {
  await Promise.all([listener.close(), engine.close()]);
  await rm(folder, { recursive: true });
});

function hear(path: string, signal = new AbortController().signal) {
  const listening = listener.listen({
    path,
    work_dir: folder,
    peaks_path: join(folder, 'peaks.json'),
    playable_path: join(folder, 'copy.mp3'),
    signal,
  });
  return { listening, segments: engine.transcribe({ pcm_path: listening.pcm_path, spans: listening.spans, signal }) };
}

async function transcribe(path: string): Promise<RecognisedSegment[]> {
  return Array.fromAsync(hear(path).segments);
}

/** The fixture's samples, 16 kHz mono. */
async function spoken(): Promise<Sound> {
  const { listening } = hear(sentence);
  await listening.measured;
  const bytes = await readFile(listening.pcm_path);
  return Float32Array.from({ length: bytes.length / 2 }, (_, index) => bytes.readInt16LE(index * 2) / 32_768);
}

test('a sentence with pauses around it: its words, its times, its confidence', async () => {
  const sound = await spoken();
  const length = sound.length / 16_000;
  const path = await writeWav(
    join(folder, 'three-times.wav'),
    16_000,
    joinSounds(silence(1, 16_000), sound, silence(2, 16_000), sound, silence(1.5, 16_000), sound, silence(1, 16_000)),
  );
  const segments = await transcribe(path);
  expect(segments.map(({ id }) => id)).toEqual([0, 1, 2]);
  for (const [index, segment] of segments.entries()) {
    const start = 1 + index * length + ([0, 2, 3.5][index] ?? 0);
    expect(wordErrorRate(script, segment.text)).toBeLessThan(0.15);
    expect(segment.confidence).toBeGreaterThan(0.8);
    expect(segment.speaker).toBeNull();
    expect(segment.start_s).toBeGreaterThan(start - 0.3);
    expect(segment.start_s).toBeLessThan(start + 0.3);
    expect(segment.end_s).toBeGreaterThan(start + length - 0.5);
    expect(segment.end_s).toBeLessThan(start + length + 0.3);
  }
});

describe('no invented words', () => {
  const rate = 16_000;
  test.each<[string, () => Sound]>([
    ['silence', () => silence(8, rate)],
    ['white noise', () => noise(10, rate, -25)],
    ['pink noise', () => noise(10, rate, -25, 'pink')],
    ['brown noise', () => noise(10, rate, -25, 'brown')],
    ['a pure tone', () => tone(440, 8, rate, -12)],
    ['a low complex tone', () => complexTone({ hertz: 130, partials: 12 }, 8, rate, -12)],
    ['instrumental music', () => music(16, rate)],
  ])('in %s', async (name, make) => {
    expect(await transcribe(await writeWav(join(folder, `${name.replaceAll(' ', '-')}.wav`), rate, make()))).toEqual(
      [],
    );
  });
});

test.each(['argument', 'planning'] as const)(
  'the sample %s is recognised with less than a tenth of its words wrong, each near its time',
  async (name) => {
    const folderOfSamples = new URL('../../../public/samples/', import.meta.url);
    const { text } = JSON.parse(await readFile(new URL(`${name}.json`, folderOfSamples), 'utf8')) as { text: string };
    const segments = await transcribe(fileURLToPath(new URL(`${name}.mp3`, folderOfSamples)));
    expect(wordErrorRate(text, segments.map((segment) => segment.text).join(' '))).toBeLessThan(0.1);
    const errors = startErrors(
      alignWords(
        await saidWords(name),
        segments.flatMap(({ words }) => words ?? []),
      ),
    );
    // Half of the words start within 0.04 s of the truth and nine in ten within 0.1 s: `npm run eval -- words`.
    expect(errors[Math.floor(errors.length * 0.5)]).toBeLessThan(0.06);
    expect(errors[Math.floor(errors.length * 0.9)]).toBeLessThan(0.15);
    for (const [index, { start_s, end_s }] of segments.entries()) {
      expect(end_s - start_s).toBeLessThanOrEqual(10);
      expect(start_s).toBeGreaterThanOrEqual(segments[index - 1]?.end_s ?? 0);
    }
  },
);

test('a killed recogniser fails its job, and the next job works', async () => {
  const { segments } = hear(sentence);
  const reading = Array.fromAsync(segments);
  reading.catch(() => undefined);
  // All of them, again and again, so that no new one takes the task over.
  const killer = setInterval(() => {
    for (const pid of engine.pids) process.kill(pid, 'SIGKILL');
  }, 20);
  await expect(reading).rejects.toMatchObject({ code: 'recogniser_failed' });
  clearInterval(killer);
  expect(wordErrorRate(script, (await transcribe(sentence)).map(({ text }) => text).join(' '))).toBeLessThan(0.15);
});

test.each(['SIGKILL', 'SIGSTOP'] as const)(
  'a recogniser that stops answering (%s) is restarted, and its piece is read again',
  async (signal) => {
    const mortal = createEmbeddedEngine({ workers: 1, pieceTimeoutMs: 4_000 });
    try {
      await mortal.warm();
      const { listening } = hear(sentence);
      const reading = Array.fromAsync(
        mortal.transcribe({
          pcm_path: listening.pcm_path,
          spans: listening.spans,
          signal: new AbortController().signal,
        }),
      );
      // Stopped before the span comes, so that the span is sure to meet it.
      for (const pid of mortal.pids) process.kill(pid, signal);
      expect(wordErrorRate(script, (await reading).map(({ text }) => text).join(' '))).toBeLessThan(0.15);
    } finally {
      await mortal.close();
    }
  },
);

test('repeated words are recognised to the end', async () => {
  const segments = await transcribe(fileURLToPath(new URL('../testing/fixtures/repetitions.opus', import.meta.url)));
  expect(wordErrorRate(repetitions, segments.map(({ text }) => text).join(' '))).toBeLessThan(0.1);
});

test('a failure of the decoder is passed on unchanged, and an abort as an abort', async () => {
  await expect(transcribe(join(folder, 'no-such-file.wav'))).rejects.toMatchObject({ code: 'decoder_failed' });
  const controller = new AbortController();
  const { segments } = hear(sentence, controller.signal);
  controller.abort();
  await expect(Array.fromAsync(segments)).rejects.toMatchObject({ name: 'AbortError' });
});
