import { stat } from 'node:fs/promises';
import { AV_LOG_QUIET } from 'node-av/constants';
import { Log } from 'node-av/lib';
import type { AcousticFeatures, AudioMeasurements } from '#lib/audio/contract';
import { FlacWriter, type LiveShape } from '#lib/audio/write/flac-writer';
import type { LiveHearing } from './live-contract.ts';
import { type LiveAnalyserPaths, LiveAnalyser } from './live-analyser.ts';
import { LiveFrameReader } from './live-frames.ts';
import { VoiceActivityModel } from '#lib/audio/speech-spans/voice-activity';
import { memoryReleaser } from '#lib/base/workers/release-memory';
import type { TaskContext } from '#lib/base/workers/worker-messages';
import { serveWorker } from '#lib/base/workers/worker-script';

export interface OpenInput extends LiveShape, LiveAnalyserPaths {
  session_id: string;
  /** The folder with the frames. */
  folder: string;
}

export interface EncodeInput extends LiveShape {
  folder: string;
  flac_path: string;
}

export interface Encoded {
  duration_s: number;
  bytes: number;
}

export interface MeasureInput {
  session_id: string;
  segments: { id: number; start_s: number; end_s: number }[];
  words: { segment_id: number; start_s: number; end_s: number }[];
}

export interface Measured {
  measured: AudioMeasurements;
  acoustics: AcousticFeatures;
}

/** The new results, and whether more stored sound is waiting. */
export type Heard = LiveHearing & { more: boolean; next_frame: number; flac_bytes: number };

/** When a recording is heard again from its start: seconds per turn, between which other recordings have theirs. */
const atOnce_s = 20;

interface Listening {
  input: OpenInput;
  reader: LiveFrameReader;
  analyser: LiveAnalyser;
}

// FFmpeg would log each recording on standard error.
Log.setLevel(AV_LOG_QUIET);
const model = VoiceActivityModel.load();
const listening = new Map<string, Listening>();
const releaseMemory = memoryReleaser(() => listening.size === 0);

async function forget(session_id: string): Promise<void> {
  const known = listening.get(session_id);
  listening.delete(session_id);
  known?.analyser.close();
  await known?.reader.close();
  releaseMemory();
}

function durationOf(reader: LiveFrameReader, { sample_rate_hz, channels }: LiveShape): number {
  return reader.stored.bytes / (2 * channels * sample_rate_hz);
}

const methods = {
  /** Starts to listen at the first frame. */
  async open(input: OpenInput): Promise<null> {
    await forget(input.session_id);
    const loaded = await model;
    listening.set(input.session_id, {
      input,
      reader: new LiveFrameReader(input.folder),
      analyser: new LiveAnalyser(input, input, () => loaded.detector()),
    });
    return null;
  },
  /** Listens to newly stored sound; null if this process does not know the recording, because it was restarted. */
  async hear({ session_id }: { session_id: string }): Promise<Heard | null> {
    const known = listening.get(session_id);
    if (!known) return null;
    const { reader, analyser, input } = known;
    const end_s = durationOf(reader, input) + atOnce_s;
    let more = true;
    while (more && durationOf(reader, input) < end_s) {
      const samples = await reader.next();
      if (samples) await analyser.push(samples);
      else more = false;
    }
    return { ...analyser.hearing(), more, next_frame: reader.stored.next_frame, flac_bytes: analyser.bytes };
  },
  soFar({ session_id }: { session_id: string }): ReturnType<LiveAnalyser['soFar']> | null {
    return listening.get(session_id)?.analyser.soFar() ?? null;
  },
  /** Completes the file that `open` started; null if this process does not know the recording. */
  async finish({ session_id }: { session_id: string }): Promise<Encoded | null> {
    const known = listening.get(session_id);
    if (!known) return null;
    const { reader, analyser, input } = known;
    for (let samples = await reader.next(); samples; samples = await reader.next()) await analyser.push(samples);
    listening.delete(session_id);
    try {
      analyser.finish();
    } finally {
      await reader.close();
      releaseMemory();
    }
    return { duration_s: durationOf(reader, input), bytes: (await stat(input.flac_path)).size };
  },
  async forget({ session_id }: { session_id: string }): Promise<null> {
    await forget(session_id);
    return null;
  },
  /** Writes all frames of a recording as one file. */
  async encode({ folder, flac_path, ...shape }: EncodeInput, { signal }: TaskContext<never>): Promise<Encoded> {
    const reader = new LiveFrameReader(folder);
    const flac = new FlacWriter(flac_path, shape);
    try {
      for (let samples = await reader.next(); samples; samples = await reader.next()) {
        signal.throwIfAborted();
        flac.write(samples);
      }
      flac.finish();
      return { duration_s: durationOf(reader, shape), bytes: (await stat(flac_path)).size };
    } finally {
      flac.close();
      await reader.close();
    }
  },
};
export type LiveMethods = typeof methods;

await serveWorker(methods, { niceness: 3, warm: async () => void (await model) });
