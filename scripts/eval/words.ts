import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createListener } from '#lib/audio/listener';
import { callRate, spokenSample } from '#lib/audio/testing/calls';
import { join as joinSounds, noise, type Sound, writeWav } from '#lib/audio/testing/sounds';
import { createEmbeddedEngine } from '#lib/speech/embedded-engine';
import { alignWords, type SaidWord, saidWords, startErrors } from '#lib/speech/testing/align-words';
import { wordErrorRate } from '#lib/speech/testing/word-errors';
import type { RecognisedSegment } from '#lib/speech/contract';
import type { Evaluation, Measurement } from '#scripts/eval/evaluation';

const samples = ['planning', 'argument'] as const;
/** Too short to cut a passage in two, long enough to be heard as a pause. */
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
    if (!next || next.start_s - end_s > 0.2 || !(/[.,?!]$/u.test(word) || index % everyWords === everyWords - 1)) continue;
    const cut = Math.round(((end_s + next.start_s) / 2) * callRate);
    pieces.push(sound.slice(from, cut), noise(pause_s, callRate, -66));
    [from, added_s] = [cut, added_s + pause_s];
  }
  return { sound: joinSounds(...pieces, sound.slice(from)), words: later };
}

/** Every letter takes the same time, and silence counts as speech. */
function evenly({ start_s, end_s, text }: RecognisedSegment): { word: string; start_s: number }[] {
  return [...text.matchAll(/\S+/gu)].map((match) => ({ word: match[0], start_s: start_s + (match.index / text.length) * (end_s - start_s) }));
}

function at(sorted: readonly number[], share: number): string {
  return `${(sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN).toFixed(2)} s`;
}

export const words: Evaluation = {
  name: 'words',
  on: 'starts of words in the two samples, as they are and with pauses of 0.25 s put into them; the truth is from the made voices, the words are the recogniser’s',
  read: async () => {
    const folder = await mkdtemp(join(tmpdir(), 'undertone-words-'));
    const listener = createListener({ maxAudioMinutes: 10 });
    const engine = createEmbeddedEngine();
    try {
      const rows: Measurement[] = [];
      for (const name of samples) {
        const plain = { sound: (await spokenSample(name, listener, folder)).sound, words: await saidWords(name) };
        for (const [kind, made] of [['', plain], [', with pauses', hesitant(plain.sound, plain.words)]] as const) {
          const signal = new AbortController().signal;
          const path = await writeWav(join(folder, 'made.wav'), callRate, made.sound);
          const listening = listener.listen({ path, work_dir: folder, peaks_path: join(folder, 'peaks.json'), playable_path: join(folder, 'copy.mp3'), signal });
          const segments = await Array.fromAsync(engine.transcribe({ pcm_path: listening.pcm_path, spans: listening.spans, signal }));
          const errors = startErrors(alignWords(made.words, segments.flatMap((segment) => segment.words ?? [])));
          const even = startErrors(alignWords(made.words, segments.flatMap(evenly)));
          rows.push(
            { what: `${name}${kind}: median error of a start`, value: at(errors, 0.5), compared_with: `spread by saying time 0.06 s; by letters alone ${at(even, 0.5)}` },
            { what: `${name}${kind}: 90th percentile`, value: at(errors, 0.9), compared_with: `by letters alone ${at(even, 0.9)}` },
            { what: `${name}${kind}: words wrong`, value: `${(100 * wordErrorRate(made.words.map(({ word }) => word).join(' '), segments.map(({ text }) => text).join(' '))).toFixed(1)} %`, compared_with: '' },
          );
        }
      }
      return rows;
    } finally {
      await Promise.all([listener.close(), engine.close()]);
      await rm(folder, { recursive: true });
    }
  },
};
