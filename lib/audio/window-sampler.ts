const size = 2_048;
const perSecond = 10;

/** Takes about ten windows a second of 2,048 samples out of interleaved sound, mixed to one channel. */
export class WindowSampler {
  readonly #channels: number;
  readonly #pause: number;
  readonly #use: (window: Float64Array) => void;
  readonly #window = new Float64Array(size);
  #filled = 0;
  #skip = 0;

  /** `use` gets each window, valid during the call. */
  constructor(sample_rate_hz: number, channels: number, use: (window: Float64Array) => void) {
    this.#channels = channels;
    this.#pause = Math.max(0, Math.round(sample_rate_hz / perSecond) - size);
    this.#use = use;
  }

  push(interleaved: Float64Array): void {
    const channels = this.#channels;
    for (let at = 0; at + channels <= interleaved.length; at += channels) {
      if (this.#skip > 0) {
        const jump = Math.min(this.#skip, Math.floor((interleaved.length - at) / channels));
        this.#skip -= jump;
        at += (jump - 1) * channels;
        continue;
      }
      let sum = 0;
      for (let channel = 0; channel < channels; channel++) sum += interleaved[at + channel] ?? 0;
      this.#window[this.#filled++] = sum / channels;
      if (this.#filled < size) continue;
      this.#use(this.#window);
      this.#filled = 0;
      this.#skip = this.#pause;
    }
  }
}
