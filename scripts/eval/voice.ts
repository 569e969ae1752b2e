import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { audioAnalysis } from '#lib/analyses/audio-analysis/local';
import { buildAudioQuality } from '#lib/analyses/audio-quality-metrics/build';
import { buildTranscript } from '#lib/analyses/transcript/build';
import { AcousticTracker } from '#lib/audio/voice/acoustic-tracker';
import type { VoiceFeatures } from '#lib/audio/contract';
import { acousticFeatures } from '#lib/audio/voice/features';
import { createListener } from '#lib/audio/listener';
import { type VoiceShape, voice } from '#lib/audio/testing/sounds';
import { createEmbeddedEngine } from '#lib/speech/moonshine/embedded-engine';
import type { Evaluation, Measurement } from './evaluation.ts';

const rate = 16_000;
const seconds = 12;
const pitches = [90, 110, 130, 160, 200, 240];
const samples = ['argument', 'planning'] as const;
const scriptSchema = z.object({
  text: z.string(),
  turns: z.array(z.object({ start_s: z.number(), end_s: z.number() })),
});

export const voiceEvaluation: Evaluation = {
  name: 'voice',
  on:
    `made voices of ${pitches.join(', ')} Hz with known pitch, jitter, shimmer and noise, and the two samples with ` +
    'the times of their turns',
  read: async () => [...(await onMadeVoices()), ...(await onSamples())],
};

interface Row {
  what: string;
  shape: Partial<VoiceShape>;
  read: (features: VoiceFeatures, pitch_hz: number) => number | null;
  unit: string;
  /** Default: two. */
  digits?: number;
  truth: string;
}

async function onMadeVoices(): Promise<Measurement[]> {
  const row = async ({ what, shape, read, unit, digits = 2, truth }: Row): Promise<Measurement> => {
    const found: string[] = [];
    for (const pitch_hz of pitches) {
      const value = read(await measure({ ...shape, pitch_hz }), pitch_hz);
      found.push(value === null ? 'none' : value.toFixed(digits));
    }
    return { what: `${what}, by pitch`, value: `${found.join(' ')} ${unit}`, compared_with: truth };
  };
  const percent = (ratio: number | null): number | null => (ratio === null ? null : ratio * 100);
  const out = [
    await row({
      what: 'pitch',
      shape: { hnr_db: 20 },
      read: (features, pitch_hz) => features.pitch_median_hz && (features.pitch_median_hz / pitch_hz - 1) * 100,
      unit: '% off',
      truth: '0',
    }),
  ];
  const jitter_percent = (features: VoiceFeatures): number | null => percent(features.jitter_local);
  for (const jitter of [0.005, 0.01, 0.02, 0.03])
    out.push(
      await row({
        what: 'jitter (local)',
        shape: { jitter },
        read: jitter_percent,
        unit: '%',
        truth: `${jitter * 100} %`,
      }),
    );
  for (const shimmer_db of [0.2, 0.5, 1])
    out.push(
      await row({
        what: 'shimmer (local)',
        shape: { shimmer_db },
        read: (features) => features.shimmer_local_db,
        unit: 'dB',
        truth: `${shimmer_db} dB`,
      }),
    );
  for (const hnr_db of [5, 10, 20, 30])
    out.push(
      await row({
        what: 'harmonics to noise',
        shape: { hnr_db },
        read: (features) => features.hnr_db,
        unit: 'dB',
        digits: 1,
        truth: `${hnr_db} dB`,
      }),
    );
  for (const hnr_db of [10, 20, 30])
    out.push(
      await row({
        what: `jitter that noise at ${hnr_db} dB feigns`,
        shape: { hnr_db },
        read: jitter_percent,
        unit: '%',
        truth: '0',
      }),
    );
  return out;
}

async function measure(shape: VoiceShape): Promise<VoiceFeatures> {
  const tracker = new AcousticTracker(async () => 1);
  await tracker.push(Int16Array.from(voice(seconds, rate, shape), (value) => Math.round(value * 32_767)));
  return acousticFeatures((await tracker.finish()).tracks, [], []).overall;
}

async function onSamples(): Promise<Measurement[]> {
  const listener = createListener({ maxAudioMinutes: 5 });
  const engine = createEmbeddedEngine();
  const folder = await mkdtemp(join(tmpdir(), 'voice-'));
  try {
    const out: Measurement[] = [];
    for (const name of samples) {
      const folderOfSamples = new URL('../../public/samples/', import.meta.url);
      const { text, turns } = scriptSchema.parse(
        JSON.parse(await readFile(new URL(`${name}.json`, folderOfSamples), 'utf8')),
      );
      const { signal } = new AbortController();
      const listening = listener.listen({
        path: fileURLToPath(new URL(`${name}.mp3`, folderOfSamples)),
        work_dir: folder,
        peaks_path: join(folder, 'peaks.json'),
        playable_path: join(folder, 'copy.mp3'),
        signal,
      });
      const recognised = await Array.fromAsync(
        engine.transcribe({
          pcm_path: listening.pcm_path,
          channel_pcm_paths: listening.channel_pcm_paths,
          spans: listening.spans,
          signal,
        }),
      );
      const quality = buildAudioQuality(await listening.measured);
      const transcript = buildTranscript(recognised, quality);
      const acoustics = acousticFeatures(await listening.tracks, transcript.segments, transcript.words);
      const read = audioAnalysis.read({ transcript, acoustics, quality, context: {}, voice_inference: true });
      const gaps = turns.slice(1).map(({ start_s }, index) => ({ start_s: turns[index]?.end_s ?? 0, end_s: start_s }));
      const off = gaps
        .flatMap((gap) => {
          const pause = acoustics.pauses.find(({ start_s, end_s }) => start_s < gap.end_s && end_s > gap.start_s);
          return pause ? [Math.abs(pause.end_s - gap.end_s)] : [];
        })
        .toSorted((a, b) => a - b);
      const talk_s = turns.reduce((sum, turn) => sum + turn.end_s - turn.start_s, 0);
      out.push(
        {
          what: `${name}: pauses between turns that were found`,
          value: `${off.length} of ${gaps.length}`,
          compared_with: 'the script',
        },
        {
          what: `${name}: their ends, median and largest error`,
          value: `${(off[Math.floor(off.length / 2)] ?? 0).toFixed(2)} and ${(off.at(-1) ?? 0).toFixed(2)} s`,
          compared_with: 'the script',
        },
        {
          what: `${name}: words a minute of voice`,
          value: String(read.average_speech_rate_wpm),
          compared_with: `${((text.split(/\s+/u).length / talk_s) * 60).toFixed(0)} over the whole turns`,
        },
        {
          what: `${name}: clicks, clipping and strain`,
          value:
            `${read.acoustic_events.filter(({ event }) => event !== 'long_silence').length} and ` +
            `${read.strain_markers.length}`,
          compared_with: '0 and 0',
        },
        {
          what: `${name}: jitter, shimmer, harmonics to noise`,
          value:
            `${((read.voice_quality.jitter_local ?? 0) * 100).toFixed(2)} %, ` +
            `${read.voice_quality.shimmer_local_db ?? 'none'} dB, ${read.voice_quality.hnr_db ?? 'none'} dB`,
          compared_with: '',
        },
      );
    }
    return out;
  } finally {
    await Promise.all([listener.close(), engine.close()]);
    await rm(folder, { recursive: true, force: true });
  }
}
