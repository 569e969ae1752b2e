import type { LevelReadings } from '#lib/audio/contract';

/** A sample counts as full scale from this value on (8-bit files only reach 0.992). */
const fullScale = 0.999;
const fullScaleOf8Bit = 0.992;
/** The shortest run at full scale that counts as clipping: a clean peak touches it for one or two samples. */
const minRun = 3;
/** Clipped moments closer than this, in seconds, are shown as one. */
const joinPlaces = 0.5;
const maxPlaces = 20;

/** Levels of the decoded samples at their own rate and in their own channels. */
export class LevelMeter {
  readonly #rate: number;
  readonly #channels: number;
  readonly #full: number;
  readonly #energy: Float64Array;
  readonly #runs: Int32Array;
  readonly #places: { start_s: number; end_s: number }[] = [];
  #difference = 0;
  #sum = 0;
  #clipped = 0;
  #samples = 0;

  constructor(sample_rate_hz: number, channels: number, codec: string) {
    this.#rate = sample_rate_hz;
    this.#channels = channels;
    this.#full = codec === 'pcm_u8' ? fullScaleOf8Bit : fullScale;
    this.#energy = new Float64Array(channels);
    this.#runs = new Int32Array(channels);
  }

  /** Samples per channel so far. */
  get samples(): number {
    return this.#samples;
  }

  /** Takes interleaved samples; calls `onPeak` with the largest absolute value over the channels, for each sample. */
  push(interleaved: Float32Array, onPeak: (size: number) => void): void {
    const channels = this.#channels;
    for (let at = 0; at + channels <= interleaved.length; at += channels) {
      let largest = 0;
      for (let channel = 0; channel < channels; channel++) {
        const value = interleaved[at + channel] ?? 0;
        const size = value < 0 ? -value : value;
        if (size > largest) largest = size;
        this.#energy[channel] = (this.#energy[channel] ?? 0) + value * value;
        const run = size >= this.#full ? (this.#runs[channel] ?? 0) + 1 : 0;
        this.#runs[channel] = run;
        if (run >= minRun) {
          this.#clipped += run === minRun ? minRun : 1;
          this.#mark(this.#samples / this.#rate);
        }
      }
      if (channels === 2) {
        const [left, right] = [interleaved[at] ?? 0, interleaved[at + 1] ?? 0];
        this.#difference += (left - right) ** 2;
        this.#sum += (left + right) ** 2;
      }
      this.#samples++;
      onPeak(largest);
    }
  }

  #mark(at_s: number): void {
    const last = this.#places.at(-1);
    if (last && at_s - last.end_s < joinPlaces) last.end_s = at_s;
    else if (this.#places.length < maxPlaces) this.#places.push({ start_s: at_s, end_s: at_s });
  }

  readings(): LevelReadings {
    const total = this.#energy.reduce((sum, energy) => sum + energy, 0);
    const count = Math.max(1, this.#samples * this.#channels);
    const hasSound = total / count > 1e-12;
    return {
      loudness_dbfs: hasSound ? 10 * Math.log10(total / count) : null,
      clipping_ratio: Math.min(1, this.#clipped / count),
      clipped: this.#places.map(({ start_s, end_s }) => ({
        start_s,
        end_s: Math.min(end_s + 0.01, this.#samples / this.#rate),
      })),
      channel_difference_db:
        hasSound && this.#channels === 2 ? 10 * Math.log10(Math.max(this.#difference, 1e-12) / total) : null,
      channel_sum_db: hasSound && this.#channels === 2 ? 10 * Math.log10(Math.max(this.#sum, 1e-12) / total) : null,
      silent_channels: hasSound
        ? [...this.#energy].flatMap((energy, channel) =>
            energy / Math.max(1, this.#samples) < 1e-10 ? [channel + 1] : [],
          )
        : [],
    };
  }
}
