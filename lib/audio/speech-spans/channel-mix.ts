/** The weight of the past after one second. */
const kept = 0.4;
/** Correlation of the two channels below which their mean cancels the voice, and above which it no longer does. */
const cancelFrom = -0.6;
const cancelUntil = -0.2;
/** The second channel is the louder one if its power is this many times the first's. */
const clearly = 1.2;
/** Below this power a channel is silent: -70 dBFS in 16-bit samples. */
const silent = (32_768 * 10 ** (-70 / 20)) ** 2;

/**
 * How two channels become one: their mean; or, for two tracks of a video that may say different things, the first as
 * long as it has sound.
 */
export type MixKind = 'mean' | 'first';

/**
 * Splits interleaved 16-bit samples at 16 kHz into left, right and their mix. If the channels cancel each other, the
 * mix is the louder one.
 */
export class ChannelMix {
  readonly #kind: MixKind;
  #power: [number, number] = [0, 0];
  #product = 0;
  #alone: 0 | 1 | null = null;

  constructor(kind: MixKind) {
    this.#kind = kind;
  }

  push(interleaved: Int16Array): { left: Int16Array; right: Int16Array; mix: Int16Array; read: Int16Array } {
    const length = Math.floor(interleaved.length / 2);
    const [left, right] = [new Int16Array(length), new Int16Array(length)];
    let [powerLeft, powerRight, product] = [0, 0, 0];
    for (let index = 0; index < length; index++) {
      const [a, b] = [interleaved[2 * index] ?? 0, interleaved[2 * index + 1] ?? 0];
      left[index] = a;
      right[index] = b;
      powerLeft += a * a;
      powerRight += b * b;
      product += a * b;
    }
    this.#judge([powerLeft, powerRight], product, length);
    const mix = this.#alone === null ? meanOf(left, right) : this.#alone === 0 ? left : right;
    if (this.#kind === 'mean') return { left, right, mix, read: mix };
    return { left, right, mix, read: powerLeft < silent * length ? right : left };
  }

  #judge([left, right]: [number, number], product: number, length: number): void {
    const fading = kept ** (length / 16_000);
    this.#power = [this.#power[0] * fading + left, this.#power[1] * fading + right];
    this.#product = this.#product * fading + product;
    const level = Math.sqrt(this.#power[0] * this.#power[1]);
    const correlation = level === 0 ? 0 : this.#product / level;
    if (this.#alone === null && correlation < cancelFrom)
      this.#alone = this.#power[1] > clearly * this.#power[0] ? 1 : 0;
    else if (correlation > cancelUntil) this.#alone = null;
  }
}

function meanOf(left: Int16Array, right: Int16Array): Int16Array {
  return left.map((value, index) => Math.round((value + (right[index] ?? 0)) / 2));
}
