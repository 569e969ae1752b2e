import { AV_NOPTS_VALUE } from 'node-av/constants';
import { Codec, CodecContext, type Frame, type Packet, type Stream } from 'node-av/lib';
import { checkRange, minRate } from '#lib/audio/decode/limits';
import { AppError } from '#lib/base/errors';

/** The decoder of one sound track. Throws AppError `unreadable_audio` or `audio_out_of_range`. */
export class TrackDecoder {
  readonly stream: Stream;
  /** FFmpeg's name of the decoder. */
  readonly name: string;
  readonly #decoder = new CodecContext();

  constructor(stream: Stream) {
    // A file may omit these values; the decoded ones are checked again.
    checkRange(stream.codecpar.channels || 1, stream.codecpar.sampleRate || minRate);
    const codec = Codec.findDecoder(stream.codecpar.codecId);
    if (!codec) throw new AppError('unreadable_audio', { reason: 'unknown_codec' });
    const decoder = this.#decoder;
    decoder.allocContext3(codec);
    decoder.parametersToContext(stream.codecpar);
    decoder.pktTimebase = stream.timeBase;
    decoder.threadCount = 1;
    if (decoder.open2Sync(codec) < 0) {
      throw new AppError('unreadable_audio', { reason: 'damaged_track' });
    }
    this.stream = stream;
    this.name = codec.name ?? 'unknown';
  }

  /** False if the decoder refuses the packet; null is the end. */
  send(packet: Packet | null): boolean {
    return this.#decoder.sendPacketSync(packet) >= 0;
  }

  /** Stores the next decoded sound in `frame`; false if there is none yet. */
  receive(frame: Frame): boolean {
    for (;;) {
      frame.unref();
      if (this.#decoder.receiveFrameSync(frame) < 0) return false;
      if (frame.nbSamples > 0) return true;
    }
  }

  /** The time of a stamp of this track, in seconds; null if there is none. */
  at(stamp: bigint): number | null {
    const { num, den } = this.stream.timeBase;
    return stamp === AV_NOPTS_VALUE ? null : (Number(stamp) * num) / den;
  }

  close(): void {
    this.#decoder.freeContext();
  }
}
