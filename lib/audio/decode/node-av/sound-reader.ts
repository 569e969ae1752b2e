import type { SoundShape } from '#lib/audio/decode/decoder';
import type { FrameReader } from './frame-reader.ts';
import { FrameShaper } from '#lib/audio/decode/frame-shaper';
import { mono } from '#lib/audio/decode/layouts';
import type { TimelineOptions } from './timeline.ts';
import { TrackLine } from './track-line.ts';

/** Blocks a second. */
const blocksPerSecond = 10;
/** A track that lags this far behind the other, in seconds, is silent there. */
const longestWait_s = 60;

/** The samples of a file's tracks in blocks: one track with all its channels, or two of which each is a channel. */
export class SoundReader {
  readonly #reader: FrameReader;
  readonly #shape: SoundShape;
  readonly #lines: readonly TrackLine[];
  readonly #shapers: readonly FrameShaper[];
  readonly #block: Float32Array;
  #ended = false;

  constructor(reader: FrameReader, shape: SoundShape, timeline: TimelineOptions) {
    this.#reader = reader;
    this.#shape = shape;
    const isJoined = reader.tracks.length > 1;
    const own: SoundShape = isJoined ? { ...shape, channels: 1, layout: mono } : shape;
    this.#lines = reader.tracks.map(() => new TrackLine(shape.sample_rate_hz, own.channels, timeline));
    this.#shapers = reader.tracks.map(() => new FrameShaper(own));
    this.#block = new Float32Array(Math.round(shape.sample_rate_hz / blocksPerSecond) * shape.channels);
  }

  /** Takes a frame that was read already, or reads one. False at the end. */
  take(read = this.#reader.next()): boolean {
    if (!read) {
      this.#ended = true;
      for (const [index, line] of this.#lines.entries()) line.finish(this.#shapers[index]?.push(null) ?? []);
      return false;
    }
    const { track, frame, at_s } = read;
    this.#lines[track]?.push(this.#shapers[track]?.push(frame) ?? [], at_s);
    return true;
  }

  /** The next block, valid until the following call; null at the end. */
  next(): Float32Array | null {
    const { channels } = this.#shape;
    const size = this.#block.length / channels;
    while (!this.#ended && this.#ready < size) this.take();
    const count = Math.min(
      size,
      this.#ended ? Math.max(...this.#lines.map(({ queue }) => queue.waiting)) : this.#ready,
    );
    if (count === 0) return null;
    const block = this.#block.subarray(0, count * channels);
    const [first] = this.#lines;
    if (this.#lines.length === 1) first?.queue.take(count, block);
    else {
      // One of the tracks may be shorter.
      block.fill(0);
      for (const [index, { queue }] of this.#lines.entries()) queue.take(count, block, index, channels);
    }
    return block;
  }

  /** Samples that every track has reached. */
  get #ready(): number {
    const most = Math.max(...this.#lines.map(({ queue }) => queue.total));
    for (const line of this.#lines) line.fillTo(most - longestWait_s * this.#shape.sample_rate_hz);
    return Math.min(...this.#lines.map(({ queue }) => queue.waiting));
  }

  close(): void {
    for (const shaper of this.#shapers) shaper.close();
    this.#reader.close();
  }
}
