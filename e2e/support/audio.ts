import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { transcode } from '#scripts/transcode';

const root = join(import.meta.dirname, '../..');
/** Made audio is kept between runs. */
const cache = join(root, 'node_modules/.cache/undertone/audio');

export type SampleId = 'argument' | 'planning';

/** public/samples/<id>.json: what is said in a sample, by whom, and when. */
export interface SampleScript {
  id: SampleId;
  title: string;
  description: string;
  speakers: string[];
  duration_s: number;
  text: string;
  turns: { speaker: string; text: string; start_s: number; end_s: number; pause_after_s: number }[];
}

export function samplePath(id: SampleId): string {
  return join(root, 'public/samples', `${id}.mp3`);
}

export function sampleScript(id: SampleId): SampleScript {
  return JSON.parse(readFileSync(join(root, 'public/samples', `${id}.json`), 'utf8')) as SampleScript;
}

/** What the test browser's microphone hears: a sample as WAV at 48 kHz. */
export const microphoneClip = join(cache, 'microphone-planning.wav');

export async function makeMicrophoneClip(): Promise<void> {
  if (!existsSync(microphoneClip))
    await transcode(samplePath('planning'), microphoneClip, { encoder: 'pcm_s16le', sample_rate_hz: 48_000 });
}

/** One sentence: for what any finished recording will do. */
export const sentencePath = join(root, 'lib/speech/testing/fixtures/one-sentence.opus');

/**
 * A recording that takes long enough to do something in the middle of its run: three minutes of argument. Twice is
 * enough for what is done to its server as soon as the first words are there.
 */
export async function longRecording(times: 2 | 3 = 3): Promise<string> {
  const path = join(cache, `argument-${times}-times.mp3`);
  if (!existsSync(path))
    await transcode(samplePath('argument'), path, {
      encoder: 'libmp3lame',
      sample_rate_hz: 16_000,
      bit_rate_bps: 40_000,
      repeat: times,
    });
  return path;
}

/** 16-bit mono WAV in memory; samples are -1 to 1. `lib/audio/testing/sounds` makes them. */
export function wavOf(samples: Float32Array, sampleRateHz: number): Buffer {
  const wav = Buffer.alloc(44 + samples.length * 2);
  wav.write('RIFF', 0, 'latin1');
  wav.writeUInt32LE(36 + samples.length * 2, 4);
  wav.write('WAVEfmt ', 8, 'latin1');
  wav.writeUInt32LE(16, 16);
  wav.writeUInt16LE(1, 20);
  wav.writeUInt16LE(1, 22);
  wav.writeUInt32LE(sampleRateHz, 24);
  wav.writeUInt32LE(sampleRateHz * 2, 28);
  wav.writeUInt16LE(2, 32);
  wav.writeUInt16LE(16, 34);
  wav.write('data', 36, 'latin1');
  wav.writeUInt32LE(samples.length * 2, 40);
  samples.forEach((value, index) =>
    wav.writeInt16LE(Math.round(Math.max(-1, Math.min(1, value)) * 32_767), 44 + 2 * index),
  );
  return wav;
}
