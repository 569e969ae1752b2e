import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { transcode } from '#scripts/transcode';

const root = join(import.meta.dirname, '../..');
/** Generated audio is kept between runs. */
const cache = join(root, 'node_modules/.cache/undertone/audio');

export type SampleId = 'argument' | 'planning';

/** public/samples/<id>.json: the words of a sample, with speakers and times. */
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

/** The input of the test browser's microphone: a sample as WAV at 48 kHz. */
export const microphoneClip = join(cache, 'microphone-planning.wav');

export async function makeMicrophoneClip(): Promise<void> {
  if (!existsSync(microphoneClip))
    await transcode(samplePath('planning'), microphoneClip, { encoder: 'pcm_s16le', sample_rate_hz: 48_000 });
}

/** One sentence: for tests that need any finished recording. */
export const sentencePath = join(root, 'lib/speech/testing/fixtures/one-sentence.opus');

/**
 * A recording whose run is long enough to interrupt: three minutes of argument. Two are enough for actions on the
 * server that follow the first words.
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

/** 16-bit mono WAV in memory; samples are -1 to 1, from `lib/audio/testing/sounds`. */
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
