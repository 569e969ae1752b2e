import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, extname } from 'node:path';
import { Decoder, Demuxer, Encoder, FilterAPI, Muxer } from 'node-av/api';
import type { FFEncoderCodec } from 'node-av/constants';
import { Codec } from 'node-av/lib';

export interface TranscodeOptions {
  /** FFmpeg's name, such as `libmp3lame`, `pcm_s16le`, `libopus`, `aac`. */
  encoder: string;
  sample_rate_hz: number;
  /** Default 1. */
  channels?: 1 | 2;
  bit_rate_bps?: number;
  /** How often the input is repeated. Default 1. */
  repeat?: number;
}

/** The sample formats of the encoders; s16 is right for all others that are used here. */
const sampleFormats: Record<string, string> = { libmp3lame: 's16p', aac: 'fltp', libvorbis: 'fltp' };

/** Converts with the project's FFmpeg; the output's extension names its container. Created atomically. */
export async function transcode(input: string, output: string, options: TranscodeOptions): Promise<void> {
  const { encoder: name, sample_rate_hz, channels = 1, bit_rate_bps, repeat = 1 } = options;
  mkdirSync(dirname(output), { recursive: true });
  const partial = `${output}.${process.pid}${extname(output)}`;
  const list = `${partial}.txt`;
  if (repeat > 1)
    writeFileSync(
      list,
      `ffconcat version 1.0\n${`file '${input.replaceAll("'", String.raw`'\''`)}'\n`.repeat(repeat)}`,
    );
  try {
    await using from =
      repeat > 1 ? await Demuxer.open(list, { format: 'concat', options: { safe: false } }) : await Demuxer.open(input);
    const stream = from.audio();
    if (!stream) throw new Error(`${input} has no audio.`);
    using decoder = await Decoder.create(stream);
    const format = sampleFormats[name] ?? 's16';
    const layout = channels === 1 ? 'mono' : 'stereo';
    using filter = FilterAPI.create(
      `aresample=${sample_rate_hz},aformat=sample_fmts=${format}:sample_rates=${sample_rate_hz}:channel_layouts=${layout}`,
    );
    const codec = Codec.findEncoderByName(name as FFEncoderCodec);
    if (!codec) throw new Error(`This FFmpeg has no encoder ${name}.`);
    using encoder = await Encoder.create(codec, {
      decoder,
      filter,
      ...(bit_rate_bps ? { context: { bitRate: BigInt(bit_rate_bps) } } : {}),
    });
    await using to = await Muxer.open(partial, { input: from });
    const index = to.addStream(encoder, { inputStream: stream });
    const packets = encoder.packets(filter.frames(decoder.frames(from.packets(stream.index))));
    for await (using packet of packets) await to.writePacket(packet, index);
  } catch (error) {
    rmSync(partial, { force: true });
    throw error;
  } finally {
    rmSync(list, { force: true });
  }
  renameSync(partial, output);
}
