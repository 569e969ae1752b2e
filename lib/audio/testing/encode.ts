import { AV_CHANNEL_LAYOUT_MONO, AV_CODEC_FLAG_GLOBAL_HEADER, AV_PIX_FMT_YUV420P, AV_SAMPLE_FMT_S16, AV_LOG_QUIET, AVFMT_GLOBALHEADER } from 'node-av/constants';
import { Codec, CodecContext, Dictionary, FilterGraph, FormatContext, Frame, Log, Packet, Rational } from 'node-av/lib';
import type { FFEncoderCodec } from 'node-av/constants';
import type { Sound } from '#lib/audio/testing/sounds';

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
  /** Ends the file without its trailer, as a stream that was cut. */
  live?: boolean;
}

/** Makes a file of one mono sound in any container, in process, for tests. */
export function encode(path: string, sound: Sound, soundRate: number, recipe: Recipe): void {
  Log.setLevel(AV_LOG_QUIET);
  const format = new FormatContext();
  format.allocOutputContext2(null, recipe.muxer, path);
  const tracks: { encoder: CodecContext; index: number; frames: () => Generator<Frame> }[] = [];
  const add = (encoder: CodecContext, codec: Codec, frames: () => Generator<Frame>): void => {
    if (format.oformat?.hasFlags(AVFMT_GLOBALHEADER)) encoder.setFlags(AV_CODEC_FLAG_GLOBAL_HEADER);
    must(encoder.open2Sync(codec), 'open encoder');
    const stream = format.newStream(codec);
    stream.codecpar.fromContext(encoder);
    stream.timeBase = encoder.timeBase;
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
    add(encoder, codec, () => pictures(Math.ceil((sound.length / soundRate) * 10)));
  }
  if (recipe.encoder) {
    const codec = find(recipe.encoder);
    const rate = recipe.rate ?? soundRate;
    const sampleFormat = codec.sampleFormats?.[0] ?? AV_SAMPLE_FMT_S16;
    const encoder = new CodecContext();
    encoder.allocContext3(codec);
    encoder.sampleRate = rate;
    encoder.sampleFormat = sampleFormat;
    encoder.channelLayout = AV_CHANNEL_LAYOUT_MONO;
    encoder.bitRate = 64_000n;
    encoder.timeBase = new Rational(1, rate);
    add(encoder, codec, () => frames(sound, soundRate, rate, sampleFormat, encoder.frameSize || 1_024));
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

function* frames(sound: Sound, from: number, to: number, format: number, size: number): Generator<Frame> {
  const graph = new FilterGraph();
  graph.alloc();
  must(graph.parse2(`abuffer@in=time_base=1/${from}:sample_rate=${from}:sample_fmt=s16:channel_layout=mono,aresample=${to},aformat=sample_fmts=${sampleFormats[format]},asetnsamples=n=${size}:p=0,abuffersink@out`), 'parse');
  must(graph.configSync(), 'configure');
  const bytes = Buffer.from(Int16Array.from(sound, (value) => Math.max(-32_768, Math.min(32_767, Math.round(value * 32_768)))).buffer);
  const input = Frame.fromAudioBuffer(bytes, { nbSamples: sound.length, format: AV_SAMPLE_FMT_S16, sampleRate: from, channelLayout: AV_CHANNEL_LAYOUT_MONO });
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
    const frame = Frame.fromVideoBuffer(Buffer.alloc((64 * 64 * 3) / 2, index), { width: 64, height: 64, format: AV_PIX_FMT_YUV420P });
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
