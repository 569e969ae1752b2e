import type { MediaInfo } from '#lib/audio/contract';
import type { OpenedSound, OpenOptions, SoundShape } from '#lib/audio/decode/decoder';
import { PcmStream } from './pcm-stream.ts';
import { firstStamp, type Probed, type ProbedStream, probe } from './probe.ts';
import { mono, stereo } from '#lib/audio/decode/layouts';
import { checkRange, minRate } from '#lib/audio/decode/limits';
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
import { hasStamps } from '#lib/audio/decode/stamps';

const blocksPerSecond = 10;
/** Sound that begins at least this much later than the file, in seconds, is preceded by silence. */
const startSlack_s = 0.02;

/** Opens a file with the programs `ffprobe` and `ffmpeg` in `folder`; see `Decoder`. */
export async function openByTools(folder: string, path: string, options: OpenOptions = {}): Promise<OpenedSound> {
  await refuseOtherKinds(path);
  const probed = await probe(folder, path);
  if (!probed) throw await notOpened(path);
  const sounds = probed.streams.filter(({ codec_type }) => codec_type === 'audio');
  const hasVideo = probed.streams.some(
    ({ codec_type, disposition }) => codec_type === 'video' && disposition.attached_pic === 0,
  );
  const wanted = options.tracks ?? defaultTracks(sounds);
  const heard = wanted.flatMap((index) => sounds[index] ?? []);
  const [first] = heard;
  if (!first) throw noTrack(hasVideo);
  checkRange(first.channels || 1, first.sample_rate || minRate);
  const shape = shapeOf(first, heard.length, options);
  const demuxer = probed.format.format_name;
  const container = demuxer.split(',')[0] ?? 'unknown';
  const stamped = hasStamps(container);
  const own: SoundShape = heard.length > 1 ? { ...shape, channels: 1, layout: mono } : shape;
  // Time stamps of joined Ogg files are in units of the first part, and Ogg has no other gaps.
  const streams = heard.map(
    (_, place) =>
      new PcmStream({
        folder,
        path,
        demuxer: container,
        track: wanted[place] ?? 0,
        shape: own,
        stamped: stamped && container !== 'ogg',
      }),
  );
  try {
    const origin_s = probed.format.start_time ?? 0;
    const late_s = await Promise.all(
      heard.map(async ({ start_time }, place) =>
        stamped
          ? Math.max(0, (start_time ?? (await firstStamp(folder, path, wanted[place] ?? 0)) ?? origin_s) - origin_s)
          : 0,
      ),
    );
    for (const [index, { queue }] of streams.entries())
      if ((late_s[index] ?? 0) > startSlack_s)
        queue.pushSilence(Math.round((late_s[index] ?? 0) * shape.sample_rate_hz));
    const begun = await Promise.all(streams.map((stream) => stream.fill()));
    if (!begun.some(Boolean)) throw nothingDecoded(streams.some(({ hasErrors }) => hasErrors));
    const isPlain = sounds.length === 1 && (late_s[0] ?? 0) <= lateStart_s;
    return opened(await describe({ path, probed, sounds, wanted, first, hasVideo, isPlain }), shape, streams);
  } catch (error) {
    for (const stream of streams) stream.close();
    throw error;
  }
}

function opened(info: MediaInfo, shape: SoundShape, streams: readonly PcmStream[]): OpenedSound {
  const { channels, sample_rate_hz } = shape;
  const block = new Float32Array(Math.round(sample_rate_hz / blocksPerSecond) * channels);
  const size = block.length / channels;
  const ended = streams.map(() => false);
  const fill = async (stream: PcmStream, index: number): Promise<void> => {
    while (!ended[index] && stream.queue.waiting < size) ended[index] = !(await stream.fill());
  };
  return {
    info,
    shape,
    async next() {
      await Promise.all(streams.map(fill));
      const count = Math.min(size, Math.max(...streams.map(({ queue }) => queue.waiting)));
      if (count === 0) return null;
      const part = block.subarray(0, count * channels);
      // One of two tracks may be shorter.
      part.fill(0);
      for (const [index, { queue }] of streams.entries())
        queue.take(count, part, streams.length > 1 ? index : 0, streams.length > 1 ? channels : 1);
      return part;
    },
    get damaged() {
      return streams.some(({ damaged }) => damaged);
    },
    reached_s: 0,
    longestPacket_s: Number.POSITIVE_INFINITY,
    get cpu_s() {
      return streams.reduce((sum, { cpu_s }) => sum + cpu_s, 0);
    },
    close() {
      for (const stream of streams) stream.close();
    },
  };
}

/** The first two tracks that can be decoded; if none can, the first track's error is thrown. */
function defaultTracks(sounds: readonly ProbedStream[]): number[] {
  const known = [...sounds.keys()].filter((index) => (sounds[index]?.codec_name ?? 'unknown') !== 'unknown');
  return known.length > 0 ? known.slice(0, heardTracks) : sounds.slice(0, 1).map((_, index) => index);
}

function shapeOf(
  { channels = 1, channel_layout, sample_rate = minRate }: ProbedStream,
  tracks: number,
  { mostChannels, sample_rate_hz = sample_rate }: OpenOptions,
): SoundShape {
  if (tracks > 1) return { sample_rate_hz, channels: 2, layout: stereo };
  if (channels <= 2 || (mostChannels !== undefined && channels > mostChannels)) {
    const most = Math.min(channels, mostChannels ?? channels);
    return { sample_rate_hz, channels: most, layout: most === 1 ? mono : stereo };
  }
  return { sample_rate_hz, channels, layout: channel_layout ?? `${channels}c` };
}

interface Told {
  path: string;
  probed: Probed;
  sounds: readonly ProbedStream[];
  wanted: readonly number[];
  first: ProbedStream;
  hasVideo: boolean;
  isPlain: boolean;
}

async function describe({
  path,
  probed: { format },
  sounds,
  wanted,
  first,
  hasVideo,
  isPlain,
}: Told): Promise<MediaInfo> {
  const { codec_name: codec = 'unknown', sample_rate: sample_rate_hz = minRate, channels = 1, channel_layout } = first;
  const bitRate = first.bit_rate || (hasVideo || sounds.length > 1 ? 0 : (format.bit_rate ?? 0));
  // The length of a video is not the length of its sound.
  const hint = first.duration || taggedLength(first.tags) || (hasVideo ? 0 : (format.duration ?? 0));
  return {
    container: format.format_name.split(',')[0] ?? 'unknown',
    codec,
    sample_rate_hz,
    channels,
    centre:
      channels > 2 &&
      (channel_layout === undefined ? channels >= 5 : !/^(?:quad|4\.0|2\.1|3\.0\(back\)|2\.2)/u.test(channel_layout)),
    duration_hint_s: hint > 0 && Number.isFinite(hint) ? hint : null,
    bit_rate_bps: bitRate > 0 ? bitRate : null,
    playable:
      isPlain &&
      (await isPlayable({ path, demuxer: format.format_name, decoder: codec, hasVideo, sample_rate_hz, channels })),
    tracks: sounds.map(({ tags }) => trackName(tags)),
    heard_tracks: wanted.map((index) => index + 1),
    separate_sources: channels === 2 && areSeparateSources(format.tags),
  };
}

/** Matroska writes a track's length as a tag, `00:01:02.500000000`; seconds, 0 where there is none. */
function taggedLength(tags: Readonly<Record<string, string>>): number {
  const [hours = 0, minutes = 0, seconds = 0] = (tags['DURATION'] ?? '').split(':').map(Number);
  const length = hours * 3_600 + minutes * 60 + seconds;
  return Number.isFinite(length) ? length : 0;
}
