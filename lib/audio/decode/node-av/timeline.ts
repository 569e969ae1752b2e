/** Stamps are rounded, some to a hundredth and more: a jump under this is none, in seconds. */
const slack_s = 0.1;
/** The same for the first sound of all. */
const startSlack_s = 0.02;

export interface TimelineOptions {
  /** Whether the container has time stamps of its own; else sound is contiguous. */
  believed: boolean;
  /** A longer jump forward is an odd stamp or another recording joined on, not silence; s. */
  longestGap_s: number;
}

/**
 * Where pieces of sound lie, by the stamps of their container: tells how much silence comes before each, and never
 * takes sound away.
 */
export class Timeline {
  readonly #options: TimelineOptions;
  /** Stamp minus place: changes where stamps begin anew. */
  #offset_s = 0;
  #hasBegun = false;

  constructor(options: TimelineOptions) {
    this.#options = options;
  }

  /**
   * Seconds of silence between `position_s`, where the sound has got to, and a piece stamped `at_s` of `length_s`.
   * `next_s` is the stamp after it: a
   * jump that the next does not share is one odd stamp. null where there is no stamp or no next.
   */
  silenceBefore(
    position_s: number,
    { at_s, length_s, next_s }: { at_s: number | null; length_s: number; next_s: number | null },
  ): number {
    const slack = this.#hasBegun ? slack_s : startSlack_s;
    const isFirst = !this.#hasBegun;
    this.#hasBegun = true;
    if (!this.#options.believed || at_s === null) return 0;
    const ahead_s = at_s - this.#offset_s - position_s;
    if (Math.abs(ahead_s) <= slack) return 0;
    const isOdd = next_s !== null && Math.abs(next_s - at_s - length_s) > slack_s;
    if (isOdd && !isFirst) return 0;
    if (ahead_s > 0 && ahead_s <= this.#options.longestGap_s) return ahead_s;
    this.#offset_s = at_s - position_s;
    return 0;
  }
}
