import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createListener } from '#lib/audio/listener';
import { callRate, mixOf, spokenSample } from '#lib/audio/testing/calls';
import { noise, type Sound, writeWav } from '#lib/audio/testing/sounds';
import { unsureBelow } from '#lib/base/confidence';
import type { RecognisedSegment } from '#lib/speech/contract';
import { createEmbeddedEngine } from '#lib/speech/moonshine/embedded-engine';
import { alignWords, saidWords } from '#lib/speech/testing/align-words';
import type { Evaluation, Measurement } from './evaluation.ts';

const samples = ['planning', 'argument'] as const;
/** Noise below speech of about -20 dBFS, in dB: like a humming room, and like a street. */
const conditions = {
  'light noise (14 and 20 dB under the speech)': [-34, -40],
  'heavy noise (6 and 10 dB)': [-26, -30],
} as const;
const limits = [0, 0.5, 0.6, 0.7, 0.75, 0.8, 0.85, 0.9] as const;

interface Passage {
  confidence: number;
  words: number;
  wrong: number;
}

/** The other sample backwards: unintelligible voices. */
function babble(sound: Sound, dbfs: number): Sound {
  const back = sound.toReversed();
  const rms = Math.sqrt(back.reduce((sum, value) => sum + value * value, 0) / back.length);
  return back.map((value) => (value / rms) * 10 ** (dbfs / 20));
}

/** A word is wrong if it matches none of the spoken ones; missing words are never quoted. */
function passagesOf(said: Awaited<ReturnType<typeof saidWords>>, segments: readonly RecognisedSegment[]): Passage[] {
  const heard = segments.flatMap(({ id, words = [] }) => words.map(({ word }) => ({ id, word })));
  const right = Map.groupBy(alignWords(said, heard), ({ heard: { id } }) => id);
  return segments.map(({ id, confidence, words = [] }) => ({
    confidence,
    words: words.length,
    wrong: words.length - (right.get(id)?.length ?? 0),
  }));
}

function rowOf(condition: string, all: readonly Passage[], limit: number): Measurement {
  const count = (of: readonly Passage[], what: 'words' | 'wrong'): number =>
    of.reduce((sum, passage) => sum + passage[what], 0);
  const quoted = all.filter(({ confidence }) => confidence >= limit);
  const share = (100 * count(quoted, 'wrong')) / Math.max(1, count(quoted, 'words'));
  const part = (100 * count(quoted, 'words')) / Math.max(1, count(all, 'words'));
  return {
    what: `${condition}, ${limit === 0 ? 'all' : `from ${limit} on`}: words wrong`,
    value: `${share.toFixed(1)} %`,
    compared_with: `${part.toFixed(0)} % of ${count(all, 'words')} words${limit === unsureBelow ? '; quoted from here on' : ''}`,
  };
}

export const sure: Evaluation = {
  name: 'sure',
  on:
    'how many words are wrong in what may be quoted, by the least confidence of a passage: the two samples under ' +
    'white noise, pink noise and other voices',
  read: async () => {
    const folder = await mkdtemp(join(tmpdir(), 'undertone-sure-'));
    const listener = createListener({ maxAudioMinutes: 10 });
    const engine = createEmbeddedEngine();
    try {
      const sounds: Sound[] = [];
      for (const name of samples) sounds.push((await spokenSample(name, listener, folder)).sound);
      const hear = async (sound: Sound): Promise<RecognisedSegment[]> => {
        const signal = new AbortController().signal;
        const path = await writeWav(join(folder, 'made.wav'), callRate, sound);
        const listening = listener.listen({
          path,
          work_dir: folder,
          peaks_path: join(folder, 'peaks.json'),
          playable_path: join(folder, 'copy.mp3'),
          signal,
        });
        return Array.fromAsync(engine.transcribe({ pcm_path: listening.pcm_path, spans: listening.spans, signal }));
      };
      const rows: Measurement[] = [];
      for (const [condition, levels_dbfs] of Object.entries(conditions)) {
        const passages: Passage[] = [];
        for (const [index, name] of samples.entries()) {
          const [sound, other] = [sounds[index] ?? new Float32Array(), sounds[1 - index] ?? new Float32Array()];
          const said = await saidWords(name);
          const seconds = sound.length / callRate;
          for (const dbfs of levels_dbfs) {
            for (const under of [
              noise(seconds, callRate, dbfs),
              noise(seconds, callRate, dbfs, 'pink'),
              babble(other, dbfs),
            ])
              passages.push(...passagesOf(said, await hear(mixOf(sound, under))));
          }
        }
        rows.push(...limits.map((limit) => rowOf(condition, passages, limit)));
      }
      return rows;
    } finally {
      await Promise.all([listener.close(), engine.close()]);
      await rm(folder, { recursive: true });
    }
  },
};
