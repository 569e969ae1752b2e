import { closeSync, openSync, writeSync } from 'node:fs';
import { rename } from 'node:fs/promises';
import { setImmediate } from 'node:timers/promises';
import { AcousticTracker } from '#lib/audio/acoustic-tracker';
import { BandwidthMeter } from '#lib/audio/bandwidth-meter';
import { breaksOff } from '#lib/audio/breaks-off';
import type { AcousticTracks, AudioMeasurements, Loudness, MediaInfo, SpeechSpan } from '#lib/audio/contract';
import { LevelMeter } from '#lib/audio/level-meter';
import { type OpenedMedia, openMedia } from '#lib/audio/media-open';
import { mp3Shape, Mp3Writer } from '#lib/audio/mp3-writer';
import { speechLevels } from '#lib/audio/speech-levels';
import { SoundFilters } from '#lib/audio/sound-filters';
import { WaveformPeaks } from '#lib/audio/waveform-peaks';
import { WindowSampler } from '#lib/audio/window-sampler';
import { AppError } from '#lib/base/errors';

/** What the media child is asked to do with one recording. */
export interface ListenInput {
  path: string;
  pcm_path: string;
  peaks_path: string;
  playable_path: string;
  maxAudioMinutes: number;
}

/** What it tells meanwhile. */
export type ListenEvent = { event: 'opened'; info: MediaInfo } | { event: 'span'; span: SpeechSpan } | { event: 'decoded'; decoded_s: number };

export interface ListenOutput {
  measured: AudioMeasurements;
  tracks: AcousticTracks;
  /** Memory of the child after the task, in bytes. */
  rss: number;
  pid: number;
}

/** Samples of 16 kHz that are handled at once: a quarter of a second. */
const batch = 4_096;
const progressMs = 100;

/** One pass over a recording. Throws AppError, among them `audio_too_long`; `signal` ends it between two batches. */
export async function listenTo(
  input: ListenInput,
  detect: (frame: Float32Array) => Promise<number>,
  emit: (event: ListenEvent) => void,
  signal: AbortSignal,
): Promise<Omit<ListenOutput, 'rss' | 'pid'>> {
  const media = await openMedia(input.path);
  try {
    emit({ event: 'opened', info: media.info });
    return await pass(media, input, detect, emit, signal);
  } finally {
    media.close();
  }
}

async function pass(
  media: OpenedMedia,
  input: ListenInput,
  detect: (frame: Float32Array) => Promise<number>,
  emit: (event: ListenEvent) => void,
  signal: AbortSignal,
): Promise<Omit<ListenOutput, 'rss' | 'pid'>> {
  const { info } = media;
  const { sample_rate_hz, channels } = info;
  const first = media.nextFrame();
  if (!first) throw new AppError('no_audio', 'There is no sound in this file.');
  const tracker = new AcousticTracker(detect);
  const levels = new LevelMeter(sample_rate_hz, channels, info.codec);
  const bandwidth = new BandwidthMeter(sample_rate_hz);
  const windows = new WindowSampler(sample_rate_hz, channels, (window) => bandwidth.push(window));
  const peaks = new WaveformPeaks(sample_rate_hz);
  const shape = info.playable ? null : mp3Shape(sample_rate_hz, channels);
  const partial = `${input.playable_path}.part`;
  const copy = shape ? new Mp3Writer(partial, shape) : null;
  const pcm = openSync(input.pcm_path, 'w');
  let speech: Int16Array[] = [];
  let waiting = 0;
  let loudness: Loudness | null = null;
  const filters = new SoundFilters(first, shape, {
    onOriginal(interleaved, measured) {
      levels.push(interleaved, (size) => peaks.push(size));
      windows.push(interleaved);
      // The last, shorter block carries no figures.
      if (!Number.isNaN(measured.integrated_lufs)) loudness = measured;
    },
    onSpeech(samples) {
      speech.push(samples.slice());
      waiting += samples.length;
    },
    onPlayable: (frame) => copy?.write(frame),
  });
  const tell = (spans: SpeechSpan[]): void => {
    for (const span of spans) emit({ event: 'span', span });
  };
  const flush = async (): Promise<void> => {
    const samples = joined(speech, waiting);
    speech = [];
    waiting = 0;
    // The samples are in the file before a span that needs them is told.
    writeAll(pcm, samples);
    tell(await tracker.push(samples));
  };

  try {
    let toldAt = 0;
    let isWhole = true;
    for (let frame: typeof first | null = first; frame && isWhole; frame = media.nextFrame()) {
      isWhole = filters.push(frame);
      if (waiting < batch) continue;
      await flush();
      if (levels.samples / sample_rate_hz > input.maxAudioMinutes * 60) throw tooLong(input.maxAudioMinutes);
      if (performance.now() - toldAt >= progressMs) {
        toldAt = performance.now();
        emit({ event: 'decoded', decoded_s: tracker.duration_s });
      }
      // Lets events out, and an abort in.
      await setImmediate();
      signal.throwIfAborted();
    }
    filters.finish();
    if (levels.samples / sample_rate_hz > input.maxAudioMinutes * 60) throw tooLong(input.maxAudioMinutes);
    await flush();
    copy?.write(null);
    const { spans, tracks } = await tracker.finish();
    tell(spans);
    emit({ event: 'decoded', decoded_s: tracker.duration_s });
    const duration_s = levels.samples / sample_rate_hz;
    const isDamaged = media.damaged || !isWhole || (await breaksOff(input.path, info, duration_s));
    await peaks.write(input.peaks_path, duration_s);
    if (copy) await rename(partial, input.playable_path);
    return {
      measured: { info, duration_s, loudness, levels: levels.readings(), speech: speechLevels(tracks), bandwidth_hz: bandwidth.bandwidth(), breaks_off: isDamaged },
      tracks,
    };
  } finally {
    filters.close();
    copy?.close();
    closeSync(pcm);
  }
}

function tooLong(minutes: number): AppError {
  return new AppError('audio_too_long', `The recording is longer than ${minutes} minutes, which is the most that is analysed here. Cut it and try again.`);
}

function joined(parts: Int16Array[], length: number): Int16Array {
  const whole = new Int16Array(length);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

function writeAll(file: number, samples: Int16Array): void {
  const bytes = Buffer.from(samples.buffer, samples.byteOffset, samples.byteLength);
  for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at);
}
