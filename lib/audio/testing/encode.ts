import {
  AV_CHANNEL_LAYOUT_5POINT1,
  AV_CHANNEL_LAYOUT_MONO,
  AV_CHANNEL_LAYOUT_STEREO,
  AV_CODEC_FLAG_GLOBAL_HEADER,
  AV_PIX_FMT_YUV420P,
  AV_SAMPLE_FMT_S16,
  AV_LOG_QUIET,
  AVFMT_GLOBALHEADER,
  type FFEncoderCodec,
} from 'node-av/constants';
import { Codec, CodecContext, Dictionary, FilterGraph, FormatContext, Frame, Log, Packet, Rational } from 'node-av/lib';
import type { Sound } from './sounds.ts';

export interface Recipe {
  /** FFmpeg's muxer name. */
  muxer: string;
  /** FFmpeg's encoder name; null writes no sound track. */
  encoder: string | null;
  rate?: number;
  /** Options of the muxer. */
  options?: Record<string, string>;
  /** Adds a small picture track. */
  video?: boolean;
  /** Seconds by which the sound begins later than the file. */
  late_s?: number;
  /** The time stamps jump by `length_s` after `at_s` of sound; in seconds. */
  gap?: { at_s: number; length_s: number };
  /** Further sound tracks, in the same codec. */
  more?: readonly (Sound | readonly Sound[])[];
  /** Names of the sound tracks. */
  titles?: readonly string[];
  /** Ends the file without its trailer, like an interrupted stream. */
  live?: boolean;
}

const layouts = new Map([
  [1, AV_CHANNEL_LAYOUT_MONO],
  [2, AV_CHANNEL_LAYOUT_STEREO],
  [6, AV_CHANNEL_LAYOUT_5POINT1],
]);

/** For tests: writes a file with one sound, or one per channel, in any container, in process. */
export function encode(path: string, sound: Sound | readonly Sound[], soundRate: number, recipe: Recipe): void {
  Log.setLevel(AV_LOG_QUIET);
  const format = new FormatContext();
  format.allocOutputContext2(null, recipe.muxer, path);
  const tracks: { encoder: CodecContext; index: number; frames: () => Generator<Frame> }[] = [];
  const add = (encoder: CodecContext, codec: Codec, frames: () => Generator<Frame>, title?: string): void => {
    if (format.oformat?.hasFlags(AVFMT_GLOBALHEADER)) encoder.setFlags(AV_CODEC_FLAG_GLOBAL_HEADER);
    must(encoder.open2Sync(codec), 'open encoder');
    const stream = format.newStream(codec);
    stream.codecpar.fromContext(encoder);
    stream.timeBase = encoder.timeBase;
    if (title !== undefined) stream.metadata = Dictionary.fromObject({ title });
    tracks.push({ encoder, index: tracks.length, frames });
  };
  if (recipe.video) {
    const codec = find('mpeg4');
    const encoder = new CodecContext();
    encoder.allocContext3(codec);
    encoder.width = 64;
    encoder.height = 64;
    encoder.pixelFormat = AV_PIX_FMT_YUV420P;
    encoder.timeBase = new Rational(1, 10);
    encoder.framerate = new Rational(10, 1);
    add(encoder, codec, () =>
      pictures(Math.ceil(((channelsOf(sound)[0]?.length ?? 0) / soundRate + (recipe.late_s ?? 0)) * 10)),
    );
  }
  for (const [track, each] of (recipe.encoder === null ? [] : [sound, ...(recipe.more ?? [])]).entries()) {
    const codec = find(recipe.encoder ?? '');
    const rate = recipe.rate ?? soundRate;
    const sampleFormat = codec.sampleFormats?.[0] ?? AV_SAMPLE_FMT_S16;
    const encoder = new CodecContext();
    encoder.allocContext3(codec);
    encoder.sampleRate = rate;
    encoder.sampleFormat = sampleFormat;
    encoder.channelLayout = layoutFor(channelsOf(each).length);
    encoder.bitRate = 64_000n * BigInt(channelsOf(each).length);
    encoder.timeBase = new Rational(1, rate);
    add(
      encoder,
      codec,
      () =>
        stamped(
          frames(channelsOf(each), {
            from: soundRate,
            to: rate,
            format: sampleFormat,
            size: encoder.frameSize || 1_024,
          }),
          rate,
          recipe,
        ),
      recipe.titles?.[track],
    );
  }
  must(format.openOutputSync(), 'open file');
  using options = Dictionary.fromObject(recipe.options ?? {});
  must(format.writeHeaderSync(options), 'write header');
  const packet = new Packet();
  packet.alloc();
  for (const { encoder, index, frames: make } of tracks) {
    const drain = (): void => {
      while (encoder.receivePacketSync(packet) >= 0) {
        packet.streamIndex = index;
        const stream = format.streams[index];
        if (stream) packet.rescaleTs(encoder.timeBase, stream.timeBase);
        must(format.interleavedWriteFrameSync(packet), 'write');
      }
    };
    for (const frame of make()) {
      must(encoder.sendFrameSync(frame), 'encode');
      drain();
    }
    encoder.sendFrameSync(null);
    drain();
  }
  if (!recipe.live) must(format.writeTrailerSync(), 'finish');
  for (const { encoder } of tracks) encoder.freeContext();
  packet.free();
  format.closeOutputSync();
  format.freeContext();
}

function channelsOf(sound: Sound | readonly Sound[]): readonly Sound[] {
  return sound instanceof Float32Array ? [sound] : sound;
}

function layoutFor(channels: number) {
  const layout = layouts.get(channels);
  if (!layout) throw new Error(`no layout of ${channels} channels`);
  return layout;
}

/** Frames with the time stamps of a recording that began late, or has a gap. */
function* stamped(made: Generator<Frame>, rate: number, { late_s = 0, gap }: Recipe): Generator<Frame> {
  for (const frame of made) {
    const missed_s = gap && Number(frame.pts) >= gap.at_s * rate ? gap.length_s : 0;
    frame.pts += BigInt(Math.round((late_s + missed_s) * rate));
    yield frame;
  }
}

interface FrameShape {
  /** Sample rates of the sound, and of the frames. */
  from: number;
  to: number;
  format: number;
  size: number;
}

function* frames(channels: readonly Sound[], { from, to, format, size }: FrameShape): Generator<Frame> {
  const graph = new FilterGraph();
  graph.alloc();
  const layout = layoutFor(channels.length);
  must(
    graph.parse2(
      `abuffer@in=time_base=1/${from}:sample_rate=${from}:sample_fmt=s16:channel_layout=0x${layout.mask.toString(16)},aresample=${to},aformat=sample_fmts=${sampleFormats[format]},asetnsamples=n=${size}:p=0,abuffersink@out`,
    ),
    'parse',
  );
  must(graph.configSync(), 'configure');
  const length = channels[0]?.length ?? 0;
  const interleaved = new Int16Array(length * channels.length).map((_, at) =>
    Math.max(
      -32_768,
      Math.min(32_767, Math.round((channels[at % channels.length]?.[Math.floor(at / channels.length)] ?? 0) * 32_768)),
    ),
  );
  const input = Frame.fromAudioBuffer(Buffer.from(interleaved.buffer), {
    nbSamples: length,
    format: AV_SAMPLE_FMT_S16,
    sampleRate: from,
    channelLayout: layout,
  });
  input.pts = 0n;
  const source = graph.getFilter('abuffer@in');
  must(source?.buffersrcAddFrameSync(input) ?? -1, 'filter');
  source?.buffersrcAddFrameSync(null);
  const output = new Frame();
  output.alloc();
  const sink = graph.getFilter('abuffersink@out');
  while ((sink?.buffersinkGetFrameSync(output) ?? -1) >= 0) {
    yield output;
    output.unref();
  }
  output.free();
  graph.free();
}

function* pictures(count: number): Generator<Frame> {
  for (let index = 0; index < count; index++) {
    const frame = Frame.fromVideoBuffer(Buffer.alloc((64 * 64 * 3) / 2, index), {
      width: 64,
      height: 64,
      format: AV_PIX_FMT_YUV420P,
    });
    frame.pts = BigInt(index);
    yield frame;
    frame.free();
  }
}

/** FFmpeg's names in the order of AVSampleFormat. */
const sampleFormats = ['u8', 's16', 's32', 'flt', 'dbl', 'u8p', 's16p', 's32p', 'fltp', 'dblp'];

function find(name: string): Codec {
  const codec = Codec.findEncoderByName(name as FFEncoderCodec);
  if (!codec) throw new Error(`no encoder ${name}`);
  return codec;
}

function must(result: number, what: string): void {
  if (result < 0) throw new Error(`${what}: ${result}`);
}
