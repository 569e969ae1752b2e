import { rename } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { BandwidthMeter } from '#lib/audio/measure/bandwidth-meter';
import { breaksOff } from '#lib/audio/decode/breaks-off';
import type { Detect } from '#lib/audio/speech-spans/channel-splitter';
import type { AcousticTracks, AudioMeasurements, ChannelSpeaker, Loudness, MediaInfo, SpeechSpan } from './contract.ts';
import type { Decoder, OpenedSound } from '#lib/audio/decode/decoder';
import { decodingBudget_s, tooLong } from '#lib/audio/decode/limits';
import { LevelMeter } from '#lib/audio/measure/level-meter';
import { mp3Shape } from '#lib/audio/write/mp3-shape';
import { SpeechFinder } from '#lib/audio/speech-spans/speech-finder';
import { speechLevels } from '#lib/audio/measure/speech-levels';
import { chooseTracks } from '#lib/audio/decode/track-choice';
import { WaveformPeaks } from '#lib/audio/measure/waveform-peaks';
import { WindowSampler } from '#lib/audio/measure/window-sampler';
import { AppError } from '#lib/base/errors';
import { requireSpace } from '#lib/base/free-space';

/** Which FFmpeg to use: the programs in a folder, or, for null, the in-process one. */
export interface FfmpegChoice {
  ffmpeg: string | null;
}

/** The media child's task: one recording. */
export interface ListenInput extends FfmpegChoice {
  path: string;
  pcm_path: string;
  channel_pcm_paths: readonly string[];
  peaks_path: string;
  playable_path: string;
  maxAudioMinutes: number;
}

/** Events during the task. */
export type ListenEvent =
  | { event: 'opened'; info: MediaInfo }
  | { event: 'span'; span: SpeechSpan }
  | { event: 'decoded'; decoded_s: number };

export interface ListenOutput {
  measured: AudioMeasurements;
  tracks: AcousticTracks;
  speakers: ChannelSpeaker[] | null;
  /** Memory of the child after the task, in bytes. */
  rss: number;
  /** Processor time that the child has used in its life. */
  cpu_s: number;
  pid: number;
}

type Heard = Omit<ListenOutput, 'rss' | 'cpu_s' | 'pid'>;

/** Processor time of this process so far, in seconds. */
export function cpuTime_s(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

/** Samples at 16 kHz per batch: a quarter of a second of one channel. */
const batch = 4_096;
const progressMs = 100;
/** Packets that the length scan reads between batches: some milliseconds. */
const scannedAtOnce = 2_000;

interface Hearing {
  detector: () => Detect;
  emit: (event: ListenEvent) => void;
  /** Ends the task between two batches. */
  signal: AbortSignal;
}

/** One pass over a recording. Throws AppErrors, among them `audio_too_long`. */
export async function listenTo(decoder: Decoder, input: ListenInput, hearing: Hearing): Promise<Heard> {
  const media = await chooseTracks(decoder, input.path, hearing.detector);
  try {
    hearing.emit({ event: 'opened', info: media.info });
    return await pass(decoder, media, input, hearing);
  } finally {
    media.close();
  }
}

async function pass(
  decoder: Decoder,
  media: OpenedSound,
  input: ListenInput,
  { detector, emit, signal }: Hearing,
): Promise<Heard> {
  const { info, shape } = media;
  using scan = decoder.scan(input.path, input.maxAudioMinutes);
  const { sample_rate_hz, channels } = shape;
  const levels = new LevelMeter(sample_rate_hz, channels, info.codec);
  const bandwidth = new BandwidthMeter(sample_rate_hz);
  const windows = new WindowSampler(sample_rate_hz, channels, (window) => bandwidth.push(window));
  const peaks = new WaveformPeaks(sample_rate_hz);
  const partial = `${input.playable_path}.part`;
  const copy = info.playable ? null : { path: partial, shape: mp3Shape(sample_rate_hz, channels) };
  const areTracks = info.heard_tracks.length > 1;
  const finder = new SpeechFinder(
    input.pcm_path,
    input.channel_pcm_paths,
    { channels, separate: info.separate_sources, mix: areTracks ? 'first' : 'mean' },
    detector,
  );
  let loudness: Loudness | null = null;
  const works = decoder.works(
    { shape, copy },
    {
      onLoudness: (measured) => {
        loudness = measured;
      },
      onSpeech: (samples) => finder.push(samples),
    },
  );
  const heardChannels = new Set<number>();
  const tell = (spans: SpeechSpan[]): void => {
    for (const span of spans) {
      heardChannels.add(span.channel ?? 1);
      emit({ event: 'span', span });
    }
  };

  try {
    let toldAt = 0;
    let isScanned = false;
    for (let block = await media.next(); block; block = await media.next()) {
      levels.push(block, (size) => peaks.push(size));
      windows.push(block);
      await works.push(block);
      if (levels.samples / sample_rate_hz > input.maxAudioMinutes * 60) throw tooLong(input.maxAudioMinutes);
      if (finder.waiting < batch) continue;
      tell(await finder.flush());
      // Too long a recording is found within seconds, not when it has been decoded.
      isScanned ||= !scan || scan.read(scannedAtOnce, media.longestPacket_s);
      if (performance.now() - toldAt >= progressMs) {
        requireSpace(dirname(input.pcm_path), 0);
        toldAt = performance.now();
        emit({ event: 'decoded', decoded_s: finder.duration_s });
        if (media.cpu_s > decodingBudget_s(finder.duration_s)) throw tooCostly();
      }
      // Lets events out, and an abort in.
      await setImmediate();
      signal.throwIfAborted();
    }
    await works.finish();
    const { spans, tracks, speakers } = await finder.finish();
    tell(spans);
    emit({ event: 'decoded', decoded_s: finder.duration_s });
    const duration_s = levels.samples / sample_rate_hz;
    const isDamaged = media.damaged || (await breaksOff(input.path, info, Math.max(duration_s, media.reached_s)));
    await peaks.write(input.peaks_path, duration_s);
    if (copy) await rename(partial, input.playable_path);
    const heard_tracks =
      areTracks && heardChannels.size > 0
        ? info.heard_tracks.filter((_, index) => heardChannels.has(index + 1))
        : info.heard_tracks;
    return {
      measured: {
        info,
        duration_s,
        loudness,
        levels: levels.readings(),
        speech: speechLevels(tracks),
        bandwidth_hz: bandwidth.bandwidth(),
        breaks_off: isDamaged,
        heard_tracks,
      },
      tracks,
      speakers,
    };
  } finally {
    works.close();
    finder.close();
  }
}

function tooCostly(): AppError {
  return new AppError('decoder_failed', { reason: 'too_slow' });
}
