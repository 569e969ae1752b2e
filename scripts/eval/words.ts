import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createListener } from '#lib/audio/listener';
import { callRate, spokenSample } from '#lib/audio/testing/calls';
import { join as joinSounds, noise, type Sound, writeWav } from '#lib/audio/testing/sounds';
import { createEmbeddedEngine } from '#lib/speech/moonshine/embedded-engine';
import { alignWords, type SaidWord, saidWords, startErrors } from '#lib/speech/testing/align-words';
import { wordErrorRate } from '#lib/speech/testing/word-errors';
import type { RecognisedSegment } from '#lib/speech/contract';
import { transcode } from '#scripts/transcode';
import type { Evaluation, Measurement } from './evaluation.ts';

const samples = ['planning', 'argument'] as const;
const byTelephone = ', by telephone';
const repetitions = new URL('../../lib/speech/testing/fixtures/repetitions.opus', import.meta.url);
const repeated =
  'No no no no no that is not what I meant at all. The number is zero zero zero zero zero zero, and then four five.';
/** Too short to split a passage, long enough to be heard as a pause. */
const pause_s = 0.25;
/** Words after which a speaker stops to think. */
const everyWords = 7;

/** The sample with pauses after commas, full stops and, now and then, in the middle of a phrase. */
function hesitant(sound: Sound, words: readonly SaidWord[]): { sound: Sound; words: SaidWord[] } {
  const pieces: Sound[] = [];
  const later: SaidWord[] = [];
  let [from, added_s] = [0, 0];
  for (const [index, { word, start_s, end_s }] of words.entries()) {
    later.push({ word, start_s: start_s + added_s, end_s: end_s + added_s });
    const next = words[index + 1];
    if (!next || next.start_s - end_s > 0.2 || !(/[.,?!]$/u.test(word) || index % everyWords === everyWords - 1))
      continue;
    const cut = Math.round(((end_s + next.start_s) / 2) * callRate);
    pieces.push(sound.slice(from, cut), noise(pause_s, callRate, -66));
    [from, added_s] = [cut, added_s + pause_s];
  }
  return { sound: joinSounds(...pieces, sound.slice(from)), words: later };
}

/** Pink noise 14 dB below the speech. */
function overNoise(sound: Sound): Sound {
  const hiss = noise(sound.length / callRate, callRate, -34, 'pink');
  return sound.map((value, index) => value + (hiss[index] ?? 0));
}

async function* asStream<T>(items: readonly T[]): AsyncGenerator<T, void, undefined> {
  yield* items;
}

/** Baseline: every letter takes the same time, and silence counts as speech. */
function evenly({ start_s, end_s, text }: RecognisedSegment): { word: string; start_s: number }[] {
  return [...text.matchAll(/\S+/gu)].map((match) => ({
    word: match[0],
    start_s: start_s + (match.index / text.length) * (end_s - start_s),
  }));
}

function at(sorted: readonly number[], share: number): string {
  return `${(sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN).toFixed(2)} s`;
}

export const words: Evaluation = {
  name: 'words',
  on:
    'starts of words in the two samples: as they are, with pauses of 0.25 s put into them, over pink noise and as ' +
    'by telephone (8 kHz, mu-law); and words that are repeated. The truth is from the made voices, the words are ' +
    'the recogniser’s',
  read: async () => {
    const folder = await mkdtemp(join(tmpdir(), 'undertone-words-'));
    const listener = createListener({ maxAudioMinutes: 10 });
    const engine = createEmbeddedEngine();
    const cost = { took_s: 0, sound_s: 0 };
    const hear = async (path: string): Promise<RecognisedSegment[]> => {
      const signal = new AbortController().signal;
      const listening = listener.listen({
        path,
        work_dir: folder,
        peaks_path: join(folder, 'peaks.json'),
        playable_path: join(folder, 'copy.mp3'),
        signal,
      });
      // Decoding ends before recognition starts, so that only recognition is timed.
      const spans = await Array.fromAsync(listening.spans);
      const { duration_s } = await listening.measured;
      const began = performance.now();
      const heard = await Array.fromAsync(
        engine.transcribe({ pcm_path: listening.pcm_path, spans: asStream(spans), signal }),
      );
      cost.took_s += (performance.now() - began) / 1_000;
      cost.sound_s += duration_s;
      return heard;
    };
    try {
      // Loads both recognisers before anything is timed.
      await hear(fileURLToPath(repetitions));
      Object.assign(cost, { took_s: 0, sound_s: 0 });
      const rows: Measurement[] = [];
      for (const name of samples) {
        const plain = { sound: (await spokenSample(name, listener, folder)).sound, words: await saidWords(name) };
        const noisy = { ...plain, sound: overNoise(plain.sound) };
        for (const [kind, made] of [
          ['', plain],
          [', with pauses', hesitant(plain.sound, plain.words)],
          [', over noise', noisy],
          [byTelephone, plain],
        ] as const) {
          const wav = await writeWav(join(folder, 'made.wav'), callRate, made.sound);
          const path = kind === byTelephone ? join(folder, 'telephone.wav') : wav;
          if (path !== wav) await transcode(wav, path, { encoder: 'pcm_mulaw', sample_rate_hz: 8_000, channels: 1 });
          const segments = await hear(path);
          const errors = startErrors(
            alignWords(
              made.words,
              segments.flatMap((segment) => segment.words ?? []),
            ),
          );
          const even = startErrors(alignWords(made.words, segments.flatMap(evenly)));
          rows.push(
            {
              what: `${name}${kind}: median error of a start`,
              value: at(errors, 0.5),
              compared_with: `spread by saying time 0.06 s; by letters alone ${at(even, 0.5)}`,
            },
            {
              what: `${name}${kind}: 90th percentile`,
              value: at(errors, 0.9),
              compared_with: `by letters alone ${at(even, 0.9)}`,
            },
            {
              what: `${name}${kind}: words wrong`,
              value: `${(100 * wordErrorRate(made.words.map(({ word }) => word).join(' '), segments.map(({ text }) => text).join(' '))).toFixed(1)} %`,
              compared_with: '',
            },
          );
        }
      }
      const said = (await hear(fileURLToPath(repetitions))).map(({ text }) => text).join(' ');
      rows.push({
        what: 'repetitions: words wrong',
        value: `${(100 * wordErrorRate(repeated, said)).toFixed(1)} %`,
        compared_with: '',
      });
      rows.push({
        what: 'cost: time for a second of sound',
        value: `${(cost.took_s / cost.sound_s).toFixed(3)} s`,
        compared_with: `both recognisers at once, ${Math.round(cost.sound_s)} s of sound, decoding left out`,
      });
      return rows;
    } finally {
      await Promise.all([listener.close(), engine.close()]);
      await rm(folder, { recursive: true });
    }
  },
};
