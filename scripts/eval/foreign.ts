import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildAudioQuality } from '#lib/analyses/audio-quality-metrics/build';
import { createListener } from '#lib/audio/listener';
import { callRate, mixOf } from '#lib/audio/testing/calls';
import { noise, type Sound, writeWav } from '#lib/audio/testing/sounds';
import { meanConfidence } from '#lib/base/confidence';
import type { Gap } from '#lib/speech/contract';
import { soundsForeign } from '#lib/speech/foreign';
import { createEmbeddedEngine } from '#lib/speech/moonshine/embedded-engine';
import { transcode } from '#scripts/transcode';
import type { Evaluation, Measurement } from './evaluation.ts';

const fixture = (name: string): string =>
  fileURLToPath(new URL(`../../lib/speech/testing/fixtures/${name}.opus`, import.meta.url));
const sample = (name: string): string => fileURLToPath(new URL(`../../public/samples/${name}.mp3`, import.meta.url));
const foreign = ['german', 'french', 'spanish', 'italian', 'dutch'].map(fixture);
const english = [
  ...['man-and-woman', 'one-man', 'one-sentence', 'repetitions', 'spoken-order', 'two-men'].map(fixture),
  ...['planning', 'argument'].map(sample),
];
/** RMS of the pink noise, in dBFS. */
const light_dbfs = -34;
const heavy_dbfs = -26;

export const foreignSpeech: Evaluation = {
  name: 'foreign',
  on:
    'what is called another language than English: made speech in five others, and made speech in English; as they ' +
    'are, by telephone, and over pink noise',
  read: async () => {
    const folder = await mkdtemp(join(tmpdir(), 'undertone-foreign-'));
    const listener = createListener({ maxAudioMinutes: 10 });
    const engine = createEmbeddedEngine();
    const listen = (path: string) =>
      listener.listen({
        path,
        work_dir: folder,
        peaks_path: join(folder, 'peaks.json'),
        playable_path: join(folder, 'copy.mp3'),
        signal: new AbortController().signal,
      });
    const judge = async (path: string): Promise<{ isForeign: boolean; confidence: number }> => {
      const { pcm_path, spans, measured } = listen(path);
      const gaps: Gap[] = [];
      const signal = new AbortController().signal;
      const segments = await Array.fromAsync(
        engine.transcribe({ pcm_path, spans, signal, onGap: (gap) => gaps.push(gap) }),
      );
      const { signal_to_noise_ratio_db } = buildAudioQuality(await measured);
      return {
        isForeign: soundsForeign({ segments, gaps, signal_to_noise_ratio_db }, engine.capabilities),
        confidence: meanConfidence([...segments, ...gaps.map((gap) => ({ ...gap, confidence: 0 }))]),
      };
    };
    const over = async (path: string, dbfs: number): Promise<string> => {
      const { pcm_path, measured } = listen(path);
      await measured;
      const bytes = await readFile(pcm_path);
      const sound: Sound = Float32Array.from(
        { length: bytes.length / 2 },
        (_, at) => bytes.readInt16LE(at * 2) / 32_768,
      );
      const mixed = mixOf(sound, noise(sound.length / callRate, callRate, dbfs, 'pink'));
      return writeWav(join(folder, 'made.wav'), callRate, mixed);
    };
    const byTelephone = async (path: string): Promise<string> => {
      const to = join(folder, 'telephone.wav');
      await transcode(path, to, { encoder: 'pcm_mulaw', sample_rate_hz: 8_000, channels: 1 });
      return to;
    };
    try {
      const rows: Measurement[] = [];
      for (const [condition, made] of [
        ['as it is', (path: string) => Promise.resolve(path)],
        ['by telephone', byTelephone],
        ['over light noise', (path: string) => over(path, light_dbfs)],
        ['over heavy noise', (path: string) => over(path, heavy_dbfs)],
      ] as const)
        for (const [what, paths] of [
          ['other languages', foreign],
          ['English', english],
        ] as const) {
          const judged = [];
          for (const path of paths) judged.push(await judge(await made(path)));
          const confidences = judged.map(({ confidence }) => confidence.toFixed(2)).toSorted();
          rows.push({
            what: `${what}, ${condition}: called foreign`,
            value: `${judged.filter(({ isForeign }) => isForeign).length} of ${judged.length}`,
            compared_with: `confidence ${confidences[0] ?? ''} to ${confidences.at(-1) ?? ''}`,
          });
        }
      return rows;
    } finally {
      await Promise.all([listener.close(), engine.close()]);
      await rm(folder, { recursive: true });
    }
  },
};
