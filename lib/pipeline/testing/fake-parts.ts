import { writeFile } from 'node:fs/promises';
import { answerOf, materialFor, resultOf } from '#lib/analyses/model/material';
import { readAnalysis, readings } from '#lib/analyses/registry';
import type { ReadingType } from '#lib/analyses/steps';
import type {
  AcousticTracks,
  AudioMeasurements,
  ChannelSpeaker,
  Listener,
  MediaInfo,
  SpeechSpan,
} from '#lib/audio/contract';
import type { AppError } from '#lib/base/errors';
import type { PipelineParts, AnalysisPool } from '#lib/pipeline/request';
import { createTextReader } from '#lib/pipeline/text-reader';
import { type FakeScript, createFakeEngine } from '#lib/speech/testing/fake-engine';

export interface FakePartsScript {
  speech: FakeScript;
  /** The error with which decoding ends. */
  listenError?: AppError;
  /** Readings that throw. */
  brokenReadings?: readonly ReadingType[];
  /** The times of each channel's voice; segments then need a `channel`. */
  speakers?: Omit<ChannelSpeaker, 'tracks'>[];
  /** Decoding waits for this. */
  until?: Promise<void>;
  /** What each of these sources waits for after decoding. */
  held?: { [N in 'acoustics' | 'quality' | 'stored']?: Promise<void> };
}

const info: MediaInfo = {
  container: 'wav',
  codec: 'pcm_s16le',
  sample_rate_hz: 16_000,
  channels: 1,
  centre: false,
  duration_hint_s: 10,
  bit_rate_bps: 256_000,
  playable: true,
  tracks: [null],
  heard_tracks: [1],
  separate_sources: false,
};

const measured: AudioMeasurements = {
  info,
  duration_s: 10,
  loudness: { integrated_lufs: -20, range_lu: 4, true_peak: 0.7 },
  levels: {
    loudness_dbfs: -22,
    clipping_ratio: 0,
    clipped: [],
    channel_difference_db: null,
    channel_sum_db: null,
    silent_channels: [],
  },
  speech: {
    speech_ratio: 0.8,
    speech_dbfs: -21,
    background_noise_dbfs: -62,
    signal_to_noise_ratio_db: 40,
    level_spread_db: 2,
  },
  bandwidth_hz: 7800,
  breaks_off: false,
  heard_tracks: [1],
};

/** Scripted engines with real readings, for tests of the runner and of its callers. */
export function createFakeParts(
  script: FakePartsScript,
): PipelineParts & { speech: ReturnType<typeof createFakeEngine> } {
  const steps = 500;
  const tracks: AcousticTracks = {
    hop_s: 0.02,
    pitch_hz: new Float32Array(steps).fill(150),
    intensity_dbfs: new Float32Array(steps).fill(-24),
    speech: new Float32Array(steps).fill(0.9),
  };
  const listener: Listener = {
    warm: async () => undefined,
    probe: async () => info,
    cut: async () => undefined,
    listen({ path, work_dir, signal, on_written }) {
      const decoded = (async () => {
        await path;
        await script.until;
        signal.throwIfAborted();
        if (script.listenError) throw script.listenError;
        await writeFile(`${work_dir}/speech.pcm`, '');
      })();
      decoded.catch(() => undefined);
      const after = <T>(make: () => T | Promise<T>, held?: Promise<void>): Promise<T> => {
        const promise = decoded.then(() => held).then(make);
        promise.catch(() => undefined);
        return promise;
      };
      async function* spans(): AsyncGenerator<SpeechSpan> {
        await decoded;
        yield { start_s: 0, end_s: 9.5, voiced: [{ start_s: 0, end_s: 9.5 }] };
      }
      const pcm_path = `${work_dir}/speech.pcm`;
      const speakers = script.speakers?.map((speaker) => ({ ...speaker, tracks })) ?? null;
      return {
        pcm_path,
        channel_pcm_paths: [],
        info: Promise.resolve(info),
        spans: spans(),
        measured: after(() => measured, script.held?.quality),
        tracks: after(() => tracks, script.held?.acoustics),
        speakers: after(() => speakers),
        stored: after(async () => on_written?.(), script.held?.stored),
      };
    },
    close: async () => undefined,
  };
  const pool: AnalysisPool = {
    warm: async () => undefined,
    open: (given) => {
      let input = given;
      return {
        async read(type) {
          if (script.brokenReadings?.includes(type)) throw new TypeError('a bug in a reading');
          return { data: readAnalysis(type, input), engine: readings[type].engine };
        },
        material: async (window_tokens) => materialFor(input, window_tokens),
        ground: async (type, draft, local) => resultOf(type, draft, local, input),
        answer: async (question, draft) => answerOf(question, draft, input),
        addSound: (sound) => {
          input = { ...input, ...sound };
        },
        close: () => undefined,
      };
    },
    close: async () => undefined,
  };
  return { listener, speech: createFakeEngine(script.speech), readings: pool, texts: createTextReader() };
}
