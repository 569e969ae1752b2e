import { type FormatContext, Frame, Packet, type Stream } from 'node-av/lib';
import { openContainer, originOf, tracksOf } from './container.ts';
import { JoinedParts } from '#lib/audio/decode/joined-parts';
import { TrackDecoder } from './track-decoder.ts';

/** Packets without a single decoded frame after which the tracks count as unreadable. */
const maxSilentPackets = 500;
/** AVERROR_EOF, -MKTAG('E','O','F',' '). */
const endOfFile = -541_478_725;
/** AV_PKT_FLAG_CORRUPT. */
const corruptPacket = 2;

/** Decoded sound of one of the tracks. */
export interface ReadFrame {
  /** Index of the track. */
  track: number;
  /** Valid until the next one is read. */
  frame: Frame;
  /** The time at which a player plays it, in seconds; null if the file does not say. */
  at_s: number | null;
}

/** Reads packets of one track or more and decodes them, with one packet and one frame in memory. */
export class FrameReader {
  tracks: readonly TrackDecoder[];
  sawPackets = false;
  damaged = false;
  longestPacket_s = 0;
  /** The latest time that a packet of any track of the file has reached, in seconds. */
  reached_s = 0;
  readonly #frame = new Frame();
  #format: FormatContext;
  readonly #origin_s: number;
  readonly #path: string;
  readonly #parts: JoinedParts;
  readonly #packet = new Packet();
  #sinceFed_s = 0;
  #ended = false;
  #silentPackets = 0;

  /** Closes the file if a track cannot be decoded. */
  constructor(format: FormatContext, streams: readonly Stream[], path: string) {
    this.#format = format;
    this.#path = path;
    this.#parts = new JoinedParts(path, format.iformat?.name ?? '');
    this.#origin_s = originOf(format);
    this.#packet.alloc();
    this.#frame.alloc();
    const tracks: TrackDecoder[] = [];
    this.tracks = tracks;
    try {
      for (const stream of streams) tracks.push(new TrackDecoder(stream));
    } catch (error) {
      this.close();
      throw error;
    }
  }

  next(): ReadFrame | null {
    const frame = this.#frame;
    for (;;) {
      for (const [track, decoder] of this.tracks.entries()) {
        if (!decoder.receive(frame)) continue;
        this.#silentPackets = 0;
        this.#sinceFed_s += frame.nbSamples / frame.sampleRate;
        this.longestPacket_s = Math.max(this.longestPacket_s, this.#sinceFed_s);
        const at_s = decoder.at(frame.bestEffortTimestamp);
        return { track, frame, at_s: at_s === null ? null : at_s - this.#origin_s };
      }
      if (this.#ended ? !this.#goOn() : !this.#feed()) return null;
    }
  }

  /** Gives a packet to its decoder, or the end to all of them. False if the tracks are unreadable. */
  #feed(): boolean {
    const packet = this.#packet;
    this.#sinceFed_s = 0;
    for (;;) {
      const read = this.#format.readFrameSync(packet);
      if (read < 0) {
        // Any other end means that the file breaks off, or that another part follows.
        if (read !== endOfFile && !this.#parts.hasNext) this.damaged = true;
        this.#ended = true;
        for (const decoder of this.tracks) decoder.send(null);
        return true;
      }
      this.#noteTime();
      const decoder = this.tracks.find(({ stream }) => stream.index === packet.streamIndex);
      if (decoder) {
        this.sawPackets = true;
        // The rest of a truncated packet is decoded, too.
        if (!decoder.send(packet) || (packet.flags & corruptPacket) !== 0) this.damaged = true;
        packet.unref();
        return ++this.#silentPackets <= maxSilentPackets;
      }
      packet.unref();
    }
  }

  /** Opens the next of several joined files; false if there is none. */
  #goOn(): boolean {
    if (this.tracks.length > 1) return false;
    const from = this.#parts.take();
    const format = from === null ? null : openContainer(this.#path, from);
    const stream = format && tracksOf(format).sounds[0];
    if (!stream) {
      format?.closeInputSync();
      return false;
    }
    for (const decoder of this.tracks) decoder.close();
    this.#format.closeInputSync();
    this.#format = format;
    this.tracks = [];
    this.tracks = [new TrackDecoder(stream)];
    this.#ended = false;
    return true;
  }

  #noteTime(): void {
    const stream = this.#format.streams[this.#packet.streamIndex];
    if (!stream) return;
    const { num, den } = stream.timeBase;
    const end_s = (Number(this.#packet.pts + this.#packet.duration) * num) / den - this.#origin_s;
    if (end_s > this.reached_s) this.reached_s = end_s;
  }

  close(): void {
    this.#frame.free();
    this.#packet.free();
    for (const decoder of this.tracks) decoder.close();
    this.#format.closeInputSync();
  }
}
