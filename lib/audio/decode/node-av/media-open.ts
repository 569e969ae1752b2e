import { AV_CODEC_ID_NONE } from 'node-av/constants';
import { Codec, type FormatContext, type Frame, type Stream } from 'node-av/lib';
import { openContainer, tracksOf } from './container.ts';
import type { MediaInfo } from '#lib/audio/contract';
import type { OpenedSound, OpenOptions, SoundShape } from '#lib/audio/decode/decoder';
import { FrameReader, type ReadFrame } from './frame-reader.ts';
import { layoutOf } from '#lib/audio/decode/frame-shaper';
import { mono, stereo } from '#lib/audio/decode/layouts';
import { checkRange } from '#lib/audio/decode/limits';
import { hasStamps, longestGap_s } from '#lib/audio/decode/stamps';
import {
  areSeparateSources,
  heardTracks,
  lateStart_s,
  noTrack,
  nothingDecoded,
  notOpened,
  trackName,
} from '#lib/audio/decode/opening';
import { isPlayable } from '#lib/audio/decode/playable';
import { refuseOtherKinds } from '#lib/audio/decode/sniff';
import { SoundReader } from './sound-reader.ts';

/** Opens a file with FFmpeg in this process and decodes its first frame; see `Decoder`. */
export async function openMedia(path: string, options: OpenOptions = {}): Promise<OpenedSound> {
  await refuseOtherKinds(path);
  const format = openContainer(path);
  if (!format) throw await notOpened(path);
  const { sounds, hasVideo } = tracksOf(format);
  const wanted = options.tracks ?? defaultTracks(sounds);
  const streams = wanted.flatMap((index) => sounds[index] ?? []);
  if (streams.length === 0) {
    format.closeInputSync();
    throw noTrack(hasVideo);
  }
  const reader = new FrameReader(format, streams, path);
  try {
    const first = reader.next();
    if (!first) throw nothingDecoded(reader.sawPackets);
    checkRange(first.frame.channels, first.frame.sampleRate);
    const info = await describe({ path, format, sounds, hasVideo, wanted }, reader, first);
    const shape = shapeOf(first.frame, streams.length, options);
    const sound = new SoundReader(reader, shape, {
      believed: hasStamps(info.container),
      longestGap_s: longestGap_s(info.container),
    });
    sound.take(first);
    return opened(info, shape, sound, reader);
  } catch (error) {
    reader.close();
    throw error;
  }
}

/**
 * The first two tracks that can be decoded: some phones add a track in a codec of their own. If none can, the first
 * track's error is thrown.
 */
function defaultTracks(sounds: readonly Stream[]): number[] {
  const known = [...sounds.keys()].filter((index) =>
    Codec.findDecoder(sounds[index]?.codecpar.codecId ?? AV_CODEC_ID_NONE),
  );
  return known.length > 0 ? known.slice(0, heardTracks) : sounds.slice(0, 1).map((_, index) => index);
}

function opened(info: MediaInfo, shape: SoundShape, sound: SoundReader, reader: FrameReader): OpenedSound {
  let decoding_us = 0;
  return {
    info,
    shape,
    next() {
      const before = process.threadCpuUsage();
      const block = sound.next();
      const { user, system } = process.threadCpuUsage(before);
      decoding_us += user + system;
      return Promise.resolve(block);
    },
    get damaged() {
      return reader.damaged;
    },
    get reached_s() {
      return reader.reached_s;
    },
    get longestPacket_s() {
      return reader.longestPacket_s;
    },
    get cpu_s() {
      return decoding_us / 1e6;
    },
    close: () => sound.close(),
  };
}

function shapeOf(
  first: Frame,
  tracks: number,
  { mostChannels, sample_rate_hz = first.sampleRate }: OpenOptions,
): SoundShape {
  if (tracks > 1) return { sample_rate_hz, channels: 2, layout: stereo };
  if (mostChannels !== undefined && first.channels > mostChannels)
    return { sample_rate_hz, channels: mostChannels, layout: mostChannels === 1 ? mono : stereo };
  return { sample_rate_hz, channels: first.channels, layout: layoutOf(first) };
}

interface Opened {
  path: string;
  format: FormatContext;
  sounds: readonly Stream[];
  hasVideo: boolean;
  /** Indices into `sounds`. */
  wanted: readonly number[];
}

async function describe(
  { path, format, sounds, hasVideo, wanted }: Opened,
  { tracks }: FrameReader,
  { frame, track, at_s }: ReadFrame,
): Promise<MediaInfo> {
  const demuxer = format.iformat?.name ?? 'unknown';
  const container = demuxer.split(',')[0] ?? 'unknown';
  const { stream, name: decoder } = tracks[track] ?? {};
  const [sample_rate_hz, channels] = [frame.sampleRate, frame.channels];
  const bitRate =
    Number(stream?.codecpar.bitRate ?? 0n) || (hasVideo || sounds.length > 1 ? 0 : Number(format.bitRate));
  const isPlain = sounds.length === 1 && !(hasStamps(container) && (at_s ?? 0) > lateStart_s);
  return {
    container,
    codec: (decoder ?? 'unknown').replace(/float$|_fixed$|^lib/g, ''),
    sample_rate_hz,
    channels,
    centre: hasCentre(frame),
    duration_hint_s: stream ? durationHint(format, stream) : null,
    bit_rate_bps: bitRate > 0 ? bitRate : null,
    playable:
      isPlain && (await isPlayable({ path, demuxer, decoder: decoder ?? '', hasVideo, sample_rate_hz, channels })),
    tracks: sounds.map(({ metadata }) => trackName(metadata?.getAll() ?? {})),
    heard_tracks: wanted.map((index) => index + 1),
    separate_sources: channels === 2 && areSeparateSources(format.metadata?.getAll() ?? {}),
  };
}

/** AV_CH_FRONT_CENTER. */
const frontCentre = 4n;

/** If the file does not name its channels, five or more are those of a film. */
function hasCentre({ channels, channelLayout: { mask } }: Frame): boolean {
  return channels > 2 && (mask === 0n ? channels >= 5 : (mask & frontCentre) !== 0n);
}

function durationHint(format: FormatContext, stream: Stream): number | null {
  const { num, den } = stream.timeBase;
  const ofStream = stream.duration > 0n ? (Number(stream.duration) * num) / den : 0;
  // AV_TIME_BASE: microseconds.
  const hint = ofStream || Number(format.duration) / 1e6;
  return hint > 0 && Number.isFinite(hint) ? hint : null;
}
