import { SampleQueue } from '#lib/audio/decode/sample-queue';
import { Timeline, type TimelineOptions } from './timeline.ts';

/**
 * One track's samples on the recording's time line: silence where the container has gaps. Holds one piece back until
 * the next stamp is known.
 */
export class TrackLine {
  readonly queue: SampleQueue;
  readonly #rate: number;
  readonly #channels: number;
  readonly #timeline: Timeline;
  #held: { parts: Float32Array[]; at_s: number | null } | null = null;

  constructor(sample_rate_hz: number, channels: number, options: TimelineOptions) {
    this.#rate = sample_rate_hz;
    this.#channels = channels;
    this.queue = new SampleQueue(channels);
    this.#timeline = new Timeline(options);
  }

  push(parts: Float32Array[], at_s: number | null): void {
    this.#place(at_s);
    this.#held = { parts, at_s };
  }

  /** `parts` are the last samples. */
  finish(parts: Float32Array[]): void {
    this.#place(null);
    for (const part of parts) this.queue.push(part);
  }

  /** Adds silence up to `total` samples when the track has been silent for so long that the other cannot wait. */
  fillTo(total: number): void {
    this.queue.pushSilence(total - this.queue.total);
  }

  #place(next_s: number | null): void {
    if (!this.#held) return;
    const { parts, at_s } = this.#held;
    this.#held = null;
    const samples = parts.reduce((sum, part) => sum + part.length, 0) / this.#channels;
    const silence_s = this.#timeline.silenceBefore(this.queue.total / this.#rate, {
      at_s,
      length_s: samples / this.#rate,
      next_s,
    });
    this.queue.pushSilence(Math.round(silence_s * this.#rate));
    for (const part of parts) this.queue.push(part);
  }
}
