import { Codec, CodecContext, type FormatContext, Frame, Packet, type Stream } from 'node-av/lib';
import { tracksOf } from '#lib/audio/container';
import { AppError } from '#lib/base/errors';
import { checkRange, minRate } from '#lib/audio/limits';

/** Packets that may pass without a single decoded frame before the track counts as unreadable. */
const maxSilentPackets = 500;
/** AVERROR_EOF, -MKTAG('E','O','F',' '). */
const endOfFile = -541_478_725;
/** AV_PKT_FLAG_CORRUPT. */
const corruptPacket = 2;

/** Reads packets of one track and decodes them, with one packet and one frame in memory. */
export class FrameReader {
  readonly current = new Frame();
  sawPackets = false;
  damaged = false;
  longestPacket_s = 0;
  #sinceFed_s = 0;
  readonly #format: FormatContext;
  readonly #packet = new Packet();
  #decoder: CodecContext | null = null;
  #stream: Stream | null = null;
  #ended = false;
  #silentPackets = 0;

  constructor(format: FormatContext) {
    this.#format = format;
    this.#packet.alloc();
    this.current.alloc();
  }

  /** Opens the first sound track's decoder. */
  open(): { stream: Stream; decoder: string; hasVideo: boolean } {
    const { sound: stream, hasVideo } = tracksOf(this.#format);
    if (!stream) {
      throw new AppError('no_audio', hasVideo ? 'The video has no sound track. Choose a recording with sound in it.' : 'There is no sound track in this file. Choose a recording with sound in it.');
    }
    // A file may leave these open; what was decoded is checked again.
    checkRange(stream.codecpar.channels || 1, stream.codecpar.sampleRate || minRate);
    const codec = Codec.findDecoder(stream.codecpar.codecId);
    if (!codec) throw new AppError('unreadable_audio', 'The sound is in a coding that cannot be decoded here. Convert it to MP3 or WAV and try again.');
    const decoder = new CodecContext();
    decoder.allocContext3(codec);
    decoder.parametersToContext(stream.codecpar);
    decoder.pktTimebase = stream.timeBase;
    decoder.threadCount = 1;
    if (decoder.open2Sync(codec) < 0) {
      throw new AppError('unreadable_audio', 'The sound track could not be decoded. The file may be damaged.');
    }
    this.#decoder = decoder;
    this.#stream = stream;
    return { stream, decoder: codec.name ?? 'unknown', hasVideo };
  }

  next(): Frame | null {
    const decoder = this.#decoder;
    if (!decoder) return null;
    for (;;) {
      this.current.unref();
      if (decoder.receiveFrameSync(this.current) >= 0) {
        this.#silentPackets = 0;
        if (this.current.nbSamples === 0) continue;
        this.#sinceFed_s += this.current.nbSamples / this.current.sampleRate;
        this.longestPacket_s = Math.max(this.longestPacket_s, this.#sinceFed_s);
        return this.current;
      }
      if (this.#ended || !this.#feed(decoder)) return null;
    }
  }

  /** Gives the decoder one packet, or the end. False where the track is hopeless. */
  #feed(decoder: CodecContext): boolean {
    const packet = this.#packet;
    this.#sinceFed_s = 0;
    for (;;) {
      const read = this.#format.readFrameSync(packet);
      if (read < 0) {
        // Anything but the plain end is a file that breaks off.
        if (read !== endOfFile) this.damaged = true;
        this.#ended = true;
        decoder.sendPacketSync(null);
        return true;
      }
      if (packet.streamIndex === this.#stream?.index) break;
      packet.unref();
    }
    this.sawPackets = true;
    if ((packet.flags & corruptPacket) !== 0) this.damaged = true;
    if (decoder.sendPacketSync(packet) < 0) this.damaged = true;
    packet.unref();
    return ++this.#silentPackets <= maxSilentPackets;
  }

  close(): void {
    this.current.free();
    this.#packet.free();
    this.#decoder?.freeContext();
    this.#format.closeInputSync();
  }
}
