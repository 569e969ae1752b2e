import { constants } from 'node:os';
import {
  AV_CHANNEL_LAYOUT_MONO,
  AV_CHANNEL_LAYOUT_STEREO,
  AV_SAMPLE_FMT_FLTP,
  FF_ENCODER_LIBMP3LAME,
} from 'node-av/constants';
import { Codec, CodecContext, Dictionary, FormatContext, type Frame, Packet, Rational } from 'node-av/lib';
import type { Mp3Shape } from './mp3-shape.ts';

/** Writes the playable copy while the recording is decoded. Throws Error if the disk or the encoder fails. */
export class Mp3Writer {
  readonly #format = new FormatContext();
  readonly #encoder = new CodecContext();
  readonly #packet = new Packet();
  readonly #timeBase: Rational;

  constructor(path: string, shape: Mp3Shape) {
    const codec = Codec.findEncoderByName(FF_ENCODER_LIBMP3LAME);
    if (!codec) throw new Error('no MP3 encoder');
    this.#timeBase = new Rational(1, shape.sample_rate_hz);
    const encoder = this.#encoder;
    encoder.allocContext3(codec);
    encoder.sampleRate = shape.sample_rate_hz;
    encoder.sampleFormat = AV_SAMPLE_FMT_FLTP;
    encoder.channelLayout = shape.channels === 1 ? AV_CHANNEL_LAYOUT_MONO : AV_CHANNEL_LAYOUT_STEREO;
    encoder.bitRate = BigInt(shape.bit_rate_bps);
    encoder.timeBase = this.#timeBase;
    check(encoder.open2Sync(codec), 'open the encoder');
    check(this.#format.allocOutputContext2(null, 'mp3', path), 'make the file');
    const stream = this.#format.newStream(codec);
    stream.codecpar.fromContext(encoder);
    stream.timeBase = this.#timeBase;
    check(this.#format.openOutputSync(), 'open the file');
    using options = Dictionary.fromObject({ id3v2_version: '0' });
    check(this.#format.writeHeaderSync(options), 'write the header');
    this.#packet.alloc();
  }

  /** One frame of `frameSize` samples (the last may be shorter), planar floats; null ends the file. */
  write(frame: Frame | null): void {
    check(this.#encoder.sendFrameSync(frame), 'encode');
    const stream = this.#format.streams[0];
    while (this.#encoder.receivePacketSync(this.#packet) >= 0) {
      this.#packet.streamIndex = 0;
      if (stream) this.#packet.rescaleTs(this.#timeBase, stream.timeBase);
      check(this.#format.writeFrameSync(this.#packet), 'write');
      this.#packet.unref();
    }
    if (!frame) check(this.#format.writeTrailerSync(), 'finish the file');
  }

  close(): void {
    this.#packet.free();
    this.#encoder.freeContext();
    this.#format.closeOutputSync();
    this.#format.freeContext();
  }
}

/** FFmpeg reports errors of the system as their negated numbers. */
const noSpace = -constants.errno.ENOSPC;

function check(result: number, what: string): void {
  if (result >= 0) return;
  const error = new Error(`the playable copy could not ${what} (${result})`);
  throw result === noSpace ? Object.assign(error, { code: 'ENOSPC' }) : error;
}
