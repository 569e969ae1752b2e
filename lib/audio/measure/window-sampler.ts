const size = 2_048;
const perSecond = 10;

/** Channels cancel each other if their mix has less than this share of their own power. */
const cancelled = 0.02;

/**
 * Takes about ten windows per second of 2,048 samples from interleaved sound, mixed to one channel; if the channels
 * cancel each other, the first channel.
 */
export class WindowSampler {
  readonly #channels: number;
  readonly #pause: number;
  readonly #use: (window: Float64Array) => void;
  readonly #window = new Float64Array(size);
  readonly #first = new Float64Array(size);
  /** Power of the window's channels, each alone, and of their mix. */
  #power = { apart: 0, mixed: 0 };
  #filled = 0;
  #skip = 0;

  /** `use` gets each window, valid during the call. */
  constructor(sample_rate_hz: number, channels: number, use: (window: Float64Array) => void) {
    this.#channels = channels;
    this.#pause = Math.max(0, Math.round(sample_rate_hz / perSecond) - size);
    this.#use = use;
  }

  push(interleaved: Float32Array): void {
    const channels = this.#channels;
    for (let at = 0; at + channels <= interleaved.length; at += channels) {
      if (this.#skip > 0) {
        const jump = Math.min(this.#skip, Math.floor((interleaved.length - at) / channels));
        this.#skip -= jump;
        at += (jump - 1) * channels;
        continue;
      }
      let sum = 0;
      for (let channel = 0; channel < channels; channel++) {
        const value = interleaved[at + channel] ?? 0;
        sum += value;
        this.#power.apart += (value * value) / channels;
      }
      const mixed = sum / channels;
      this.#power.mixed += mixed * mixed;
      this.#first[this.#filled] = interleaved[at] ?? 0;
      this.#window[this.#filled++] = mixed;
      if (this.#filled < size) continue;
      const { apart, mixed: together } = this.#power;
      this.#use(channels === 2 && together < cancelled * apart ? this.#first : this.#window);
      this.#power = { apart: 0, mixed: 0 };
      this.#filled = 0;
      this.#skip = this.#pause;
    }
  }
}
