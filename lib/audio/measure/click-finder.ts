const rate = 16_000;
/** A block is 1 ms. */
const block = 16;
/** In blocks: the longest click, and the surroundings in which nothing else may be as loud. */
const longest = 4;
const clearBefore = 40;
const clearAfter = 30;
/** How far a click's high frequencies stand out from everything around it: 20 dB, as a ratio of power. */
const standsOut = 100;
/** Softer clicks are not reported; power of the high-passed sound, about -50 dBFS. */
const leastPower = 1e-5;
/** Clicks closer than this, in seconds, are one entry. */
const joinWithin_s = 1;
const mostPlaces = 500;
/** Blocks kept in memory: a power of two above the surroundings of a click. */
const remembered = 128;

/**
 * Finds clicks: impulses of at most 4 ms whose high frequencies stand out by 20 dB from the 40 ms before and the 30 ms
 * after, such as a switch, a tapped microphone or a fault of the recording. A plosive is followed by breath or a vowel,
 * a creaky voice by its next pulse, so they do not count.
 */
export class ClickFinder {
  readonly #powers = new Float64Array(remembered);
  readonly #places: { start_s: number; end_s: number; clicks: number }[] = [];
  #blocks = 0;
  #filled = 0;
  #power = 0;
  #one = 0;
  #two = 0;
  #quietUntil = 0;

  /** Takes the next samples, 16 kHz, 16 bit. */
  push(samples: Int16Array): void {
    for (const sample of samples) {
      const value = sample / 32_768;
      // The second difference raises high frequencies by 12 dB per octave.
      const high = (value - 2 * this.#one + this.#two) / 4;
      this.#two = this.#one;
      this.#one = value;
      this.#power += high * high;
      if (++this.#filled < block) continue;
      this.#powers[this.#blocks++ % remembered] = this.#power / block;
      this.#filled = 0;
      this.#power = 0;
      if (this.#blocks > clearBefore + longest + clearAfter) this.#look(this.#blocks - clearAfter - longest);
    }
  }

  /** In order of time; clicks within a second are one entry. At most 500. */
  get places(): readonly { start_s: number; end_s: number; clicks: number }[] {
    return this.#places;
  }

  #at(index: number): number {
    return this.#powers[index % remembered] ?? 0;
  }

  /** Whether a click starts at this block. */
  #look(at: number): void {
    const needed = this.#at(at) / standsOut;
    if (this.#at(at) < leastPower || this.#at(at - 1) > this.#at(at) || at < this.#quietUntil) return;
    let loudest = at;
    for (let index = at + 1; index < at + longest; index++) if (this.#at(index) > this.#at(loudest)) loudest = index;
    if (loudest > at + 1) return;
    for (let index = at - clearBefore; index < at - 1; index++) if (this.#at(index) > needed) return;
    for (let index = at + longest; index < at + longest + clearAfter; index++) if (this.#at(index) > needed) return;
    this.#quietUntil = at + longest + clearAfter;
    const start_s = (at * block) / rate;
    const end_s = ((at + longest) * block) / rate;
    const last = this.#places.at(-1);
    if (last && start_s - last.end_s < joinWithin_s) {
      last.end_s = end_s;
      last.clicks++;
    } else if (this.#places.length < mostPlaces) this.#places.push({ start_s, end_s, clicks: 1 });
  }
}
