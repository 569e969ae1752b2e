import { writeFile } from 'node:fs/promises';

/** The most buckets; when they are full, neighbours merge, so memory does not grow with the recording. */
const maxBuckets = 2_000;

/** The waveform's outline: the largest absolute sample of each stretch of equal length. */
export class WaveformPeaks {
  readonly #buckets = new Float32Array(maxBuckets);
  #count = 0;
  #perBucket: number;
  #inBucket = 0;
  #peak = 0;

  /** Starts with buckets of a millisecond. */
  constructor(sample_rate_hz: number) {
    this.#perBucket = Math.max(1, Math.round(sample_rate_hz / 1_000));
  }

  /** `size` is the sample's largest absolute value over all channels, 0 to 1. */
  push(size: number): void {
    if (size > this.#peak) this.#peak = size;
    if (++this.#inBucket < this.#perBucket) return;
    this.#buckets[this.#count++] = this.#peak;
    this.#peak = 0;
    this.#inBucket = 0;
    if (this.#count < maxBuckets) return;
    for (let index = 0; index < maxBuckets / 2; index++) {
      this.#buckets[index] = Math.max(this.#buckets[2 * index] ?? 0, this.#buckets[2 * index + 1] ?? 0);
    }
    this.#count = maxBuckets / 2;
    this.#perBucket *= 2;
  }

  /** Between 1,000 and 2,000 values for anything longer than two seconds; 0 to 1 with three digits. */
  peaks(): number[] {
    const values = [...this.#buckets.subarray(0, this.#count), ...(this.#inBucket > 0 ? [this.#peak] : [])];
    return values.map((value) => Math.round(Math.min(1, value) * 1_000) / 1_000);
  }

  async write(path: string, duration_s: number): Promise<void> {
    await writeFile(path, JSON.stringify({ duration_s, peaks: this.peaks() }));
  }
}
