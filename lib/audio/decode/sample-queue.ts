/** Interleaved samples that wait to be handed out in blocks. */
export class SampleQueue {
  readonly #channels: number;
  readonly #parts: (Float32Array | number)[] = [];
  /** Waiting samples per channel. */
  waiting = 0;
  /** Samples per channel that were ever added. */
  total = 0;

  constructor(channels: number) {
    this.#channels = channels;
  }

  /** Takes ownership of the array. */
  push(samples: Float32Array): void {
    if (samples.length === 0) return;
    this.#parts.push(samples);
    this.waiting += samples.length / this.#channels;
    this.total += samples.length / this.#channels;
  }

  /** Adds `count` silent samples per channel; they take no memory until they are read. */
  pushSilence(count: number): void {
    if (count <= 0) return;
    this.#parts.push(count * this.#channels);
    this.waiting += count;
    this.total += count;
  }

  /**
   * Writes `count` samples of each channel to `to`, at every `step`-th index from `first` on; missing values stay
   * unchanged.
   */
  take(count: number, to: Float32Array, first = 0, step = 1): void {
    const wanted = Math.min(count, this.waiting) * this.#channels;
    let at = 0;
    while (at < wanted) {
      const [part] = this.#parts;
      if (part === undefined) break;
      const size = typeof part === 'number' ? part : part.length;
      const used = Math.min(size, wanted - at);
      if (typeof part === 'number') for (let index = 0; index < used; index++) to[first + (at + index) * step] = 0;
      else if (step === 1) to.set(part.subarray(0, used), first + at);
      else for (let index = 0; index < used; index++) to[first + (at + index) * step] = part[index] ?? 0;
      if (used === size) this.#parts.shift();
      else this.#parts[0] = typeof part === 'number' ? part - used : part.subarray(used);
      at += used;
    }
    this.waiting -= wanted / this.#channels;
  }
}
