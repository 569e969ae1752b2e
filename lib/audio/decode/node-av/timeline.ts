/** Time stamps are rounded, some to a hundredth of a second or more: a smaller jump, in seconds, is not a gap. */
const slack_s = 0.1;
/** The same for the start. */
const startSlack_s = 0.02;

export interface TimelineOptions {
  /** Whether the container has time stamps of its own; otherwise sound is contiguous. */
  believed: boolean;
  /** A longer jump forward, in seconds, is an odd stamp or another joined recording, not silence. */
  longestGap_s: number;
}

/**
 * Places sound by the time stamps of its container: determines how much silence precedes each piece, and never removes
 * sound.
 */
export class Timeline {
  readonly #options: TimelineOptions;
  /** Time stamp minus position: changes where stamps start again. */
  #offset_s = 0;
  #hasBegun = false;

  constructor(options: TimelineOptions) {
    this.#options = options;
  }

  /**
   * Seconds of silence between `position_s`, the end of the sound so far, and a piece of `length_s` stamped `at_s`.
   * `next_s` is the following stamp: a jump that the next stamp does not share is a single odd stamp. null if there is
   * no stamp or no next one.
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
