import { AVDISCARD_ALL } from 'node-av/constants';
import { type FormatContext, Packet, type Stream, avGetAudioFrameDuration2 } from 'node-av/lib';
import { openContainer, tracksOf } from './container.ts';
import { tooLong } from '#lib/audio/decode/limits';
import type { PacketScan } from '#lib/audio/decode/decoder';

/**
 * The scan refuses only above the limit times this factor, so that padding at both ends does not count; between the
 * two, decoding decides.
 */
const margin = 1.01;
/**
 * Determines the least length of a recording without decoding. Headers are not trusted: a packet counts as long as its
 * size says if the codec fixes that, else as its own duration, and never longer than the longest decoded packet of this
 * file so far. So a short file is never taken for a long one, and a file that hides its length meets the limit on
 * decoded samples. A microsecond or two per packet: 0.1 s for an hour of MP3, 0.6 s for an hour of Opus.
 */
export class LengthScan implements PacketScan {
  readonly #format: FormatContext | null;
  readonly #sound: Stream | undefined;
  readonly #packet = new Packet();
  readonly #maxAudioMinutes: number;
  #seconds = 0;

  constructor(path: string, maxAudioMinutes: number) {
    this.#maxAudioMinutes = maxAudioMinutes;
    this.#packet.alloc();
    this.#format = openContainer(path);
    if (!this.#format) return;
    [this.#sound] = tracksOf(this.#format).sounds;
    for (const stream of this.#format.streams) if (stream.index !== this.#sound?.index) stream.discard = AVDISCARD_ALL;
  }

  read(packets: number, longest_s: number): boolean {
    const [format, sound, packet] = [this.#format, this.#sound, this.#packet];
    if (!format || !sound) return true;
    const { num, den } = sound.timeBase;
    const rate = sound.codecpar.sampleRate;
    for (let count = 0; count < packets; count++) {
      if (format.readFrameSync(packet) < 0) return true;
      if (packet.streamIndex === sound.index) {
        const bySize_s = avGetAudioFrameDuration2(sound.codecpar, packet.size) / rate;
        this.#seconds += Math.max(
          0,
          Math.min(longest_s, bySize_s > 0 ? bySize_s : (Number(packet.duration) * num) / den),
        );
      }
      packet.unref();
      if (this.#seconds > this.#maxAudioMinutes * 60 * margin) throw tooLong(this.#maxAudioMinutes);
    }
    return false;
  }

  [Symbol.dispose](): void {
    this.#packet.free();
    this.#format?.closeInputSync();
  }
}
