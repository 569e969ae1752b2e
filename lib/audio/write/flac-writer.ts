import {
  AV_CHANNEL_LAYOUT_MONO,
  AV_CHANNEL_LAYOUT_STEREO,
  AV_SAMPLE_FMT_S16,
  FF_ENCODER_FLAC,
} from 'node-av/constants';
import { Codec, CodecContext, Dictionary, FormatContext, Frame, Packet, Rational } from 'node-av/lib';
import { sourcesTag } from '#lib/audio/decode/opening';

/** The format of sound without a header: 16-bit little-endian samples, two channels interleaved. */
export interface LiveShape {
  sample_rate_hz: number;
  channels: 1 | 2;
}

/** Samples per block, as in FLAC's own encoder. */
const block = 4_096;

/** The caller frees it. */
function frameOf(samples: Buffer, { sample_rate_hz, channels }: LiveShape): Frame {
  return Frame.fromAudioBuffer(samples, {
    nbSamples: samples.length / (2 * channels),
    format: AV_SAMPLE_FMT_S16,
    sampleRate: sample_rate_hz,
    channelLayout: channels === 1 ? AV_CHANNEL_LAYOUT_MONO : AV_CHANNEL_LAYOUT_STEREO,
  });
}

/**
 * Writes a live recording as FLAC while it comes. FLAC is lossless, so the copy gives the same words. Two channels are
 * tagged as two sources. Throws Error if the disk or the encoder fails.
 */
export class FlacWriter {
  readonly #format = new FormatContext();
  readonly #encoder = new CodecContext();
  readonly #packet = new Packet();
  readonly #shape: LiveShape;
  readonly #timeBase: Rational;
  /** Less than a block. */
  #rest = Buffer.alloc(0);
  #samples = 0;
  #bytes = 0;

  constructor(path: string, shape: LiveShape) {
    const codec = Codec.findEncoderByName(FF_ENCODER_FLAC);
    if (!codec) throw new Error('no FLAC encoder');
    this.#shape = shape;
    this.#timeBase = new Rational(1, shape.sample_rate_hz);
    const encoder = this.#encoder;
    encoder.allocContext3(codec);
    encoder.sampleRate = shape.sample_rate_hz;
    encoder.sampleFormat = AV_SAMPLE_FMT_S16;
    encoder.channelLayout = shape.channels === 1 ? AV_CHANNEL_LAYOUT_MONO : AV_CHANNEL_LAYOUT_STEREO;
    encoder.timeBase = this.#timeBase;
    encoder.frameSize = block;
    check(encoder.open2Sync(codec), 'open the encoder');
    check(this.#format.allocOutputContext2(null, 'flac', path), 'make the file');
    const stream = this.#format.newStream(codec);
    stream.codecpar.fromContext(encoder);
    stream.timeBase = this.#timeBase;
    // A live recording has two channels only if it has two sources; what reads the file cannot always tell from its sound.
    if (shape.channels === 2) this.#format.metadata = Dictionary.fromObject({ [sourcesTag.name]: sourcesTag.separate });
    check(this.#format.openOutputSync(), 'open the file');
    check(this.#format.writeHeaderSync(), 'write the header');
    this.#packet.alloc();
  }

  /** Bytes written so far. */
  get bytes(): number {
    return this.#bytes;
  }

  write(samples: Uint8Array): void {
    const blockBytes = (this.#encoder.frameSize || block) * 2 * this.#shape.channels;
    let waiting = Buffer.concat([this.#rest, samples]);
    for (; waiting.length >= blockBytes; waiting = waiting.subarray(blockBytes))
      this.#encode(waiting.subarray(0, blockBytes));
    this.#rest = waiting;
  }

  /** Completes the file and writes its length into the header. */
  finish(): void {
    if (this.#rest.length > 0) this.#encode(this.#rest);
    this.#rest = Buffer.alloc(0);
    this.#drain(null);
    check(this.#format.writeTrailerSync(), 'finish the file');
  }

  close(): void {
    this.#packet.free();
    this.#encoder.freeContext();
    this.#format.closeOutputSync();
    this.#format.freeContext();
  }

  #encode(samples: Buffer): void {
    const frame = frameOf(Buffer.from(samples), this.#shape);
    try {
      frame.pts = BigInt(this.#samples);
      this.#samples += frame.nbSamples;
      this.#drain(frame);
    } finally {
      frame.free();
    }
  }

  #drain(frame: Frame | null): void {
    check(this.#encoder.sendFrameSync(frame), 'encode');
    while (this.#encoder.receivePacketSync(this.#packet) >= 0) {
      this.#packet.streamIndex = 0;
      this.#bytes += this.#packet.size;
      const stream = this.#format.streams[0];
      if (stream) this.#packet.rescaleTs(this.#timeBase, stream.timeBase);
      check(this.#format.writeFrameSync(this.#packet), 'write');
      this.#packet.unref();
    }
  }
}

function check(result: number, what: string): void {
  if (result < 0) throw new Error(`the recording could not ${what} (${result})`);
}
