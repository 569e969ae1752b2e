import { createPowerSpectrum } from './power-spectrum.ts';

const size = 2_048;
const bins = size / 2;
/** Windows are grouped by level into classes of 3 dB, so that loud and quiet moments can be told apart at the end. */
const classes = 40;
const classDb = 3;
/** The quietest tenth stands for the noise, the louder half for the content. */
const quietShare = 0.1;
const loudShare = 0.5;
/** Content is this much above the noise, and at most this far below the strongest frequency; in dB. */
const aboveNoiseDb = 6;
const belowPeakDb = 65;
/** Bins are judged in groups about this wide, in hertz, so that no single bin decides. */
const groupHz = 150;

/** Finds the highest frequency with content above the noise, in the long-term spectrum at the recording's own rate. */
export class BandwidthMeter {
  readonly #rate: number;
  readonly #spectrum = createPowerSpectrum(size);
  readonly #sums = Array.from({ length: classes }, () => new Float64Array(bins));
  readonly #counts = Array.from({ length: classes }, () => 0);

  constructor(sample_rate_hz: number) {
    this.#rate = sample_rate_hz;
  }

  /** Takes a window of 2,048 samples; about ten windows a second are enough. */
  push(window: Float64Array): void {
    const powers = this.#spectrum(window);
    let total = 0;
    for (const power of powers) total += power;
    // Digital silence carries no information.
    if (total < 1e-9) return;
    const level = Math.round((10 * Math.log10(total)) / classDb) + Math.floor(classes / 2);
    const index = Math.min(classes - 1, Math.max(0, level));
    const sums = this.#sums[index];
    if (!sums) return;
    for (let bin = 0; bin < bins; bin++) sums[bin] = (sums[bin] ?? 0) + (powers[bin] ?? 0);
    this.#counts[index] = (this.#counts[index] ?? 0) + 1;
  }

  /** null for digital silence. */
  bandwidth(): number | null {
    const total = this.#counts.reduce((sum, count) => sum + count, 0);
    if (total === 0) return null;
    const order = this.#counts.map((_, index) => index);
    const loud = this.#mean(order.toReversed(), total * loudShare);
    const quiet = this.#mean(order, total * quietShare);
    const width = Math.max(1, Math.round((groupHz * size) / this.#rate));
    const group = (values: Float64Array, from: number): number => {
      let sum = 0;
      for (let bin = from; bin < Math.min(bins, from + width); bin++) sum += values[bin] ?? 0;
      return sum + 1e-12;
    };
    const groups = Array.from({ length: Math.floor(bins / width) }, (_, index) => index * width);
    const peak = Math.max(...groups.map((from) => group(loud, from)));
    const decibels = (ratio: number): number => 10 * Math.log10(ratio);
    const sumOf = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 1e-12);
    // A constant tone or hum has no quiet moments: then only the distance from the peak counts.
    const hasQuiet = decibels(sumOf(loud) / sumOf(quiet)) > aboveNoiseDb;
    const highest = groups.findLast((from) => {
      const power = group(loud, from);
      return decibels(peak / power) < belowPeakDb && (!hasQuiet || decibels(power / group(quiet, from)) > aboveNoiseDb);
    });
    if (highest === undefined) return null;
    return Math.round(Math.min(this.#rate / 2, ((highest + width) * this.#rate) / size));
  }

  /** Mean spectrum of the first classes in `order` that together hold at least `count` windows. */
  #mean(order: number[], count: number): Float64Array {
    const mean = new Float64Array(bins);
    let seen = 0;
    for (const index of order) {
      if (seen >= count) break;
      const sums = this.#sums[index];
      seen += this.#counts[index] ?? 0;
      for (let bin = 0; bin < bins; bin++) mean[bin] = (mean[bin] ?? 0) + (sums?.[bin] ?? 0);
    }
    return mean.map((value) => value / Math.max(1, seen));
  }
}
