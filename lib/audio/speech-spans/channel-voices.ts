import { frameSeconds } from './span-cutter.ts';

/** One step of 32 ms in one channel: its speech probability and its level. */
export interface ChannelFrame {
  probability: number;
  dbfs: number;
}

/** A step is speech from the first on, and silence below the second (Silero's own hysteresis). */
const speechFrom = 0.5;
const silentBelow = 0.35;
/**
 * A voice that is this much louder in one channel is that channel's own; panned stereo and spaced microphones stay
 * under it. dB.
 */
const dominance = 10;
/** An echo comes back within this; s. */
const echo_s = 0.5;
/** Sound of the other channel may arrive this much earlier than in its own channel; steps. */
export const lookAhead = 3;
/**
 * Speech in one channel alone that makes it a voice's own channel, in seconds, and at least as a share of all such
 * speech.
 */
const ownSpeech_s = 1;
const ownShare = 0.01;
/**
 * Speech in both channels at once that makes them one stream, in seconds, when it is also twice as much as speech in
 * one alone.
 */
const sharedSpeech_s = 6;
const sharedRatio = 2;
/**
 * People talk at the same time in a tenth of a call or less; more than this, against speech in one channel alone, is
 * one sound in two channels.
 */
const maxSharedRatio = 0.5;
/**
 * What a channel holds while only the other speaks, against the other's level, is how loud that one bleeds over: the
 * 80th percentile of it and so many dB more is bleeding. Simultaneous talk is too rare to reach that percentile.
 */
const bleedShare = 0.8;
const bleedMargin = 6;
/** Steps from which that is known: three seconds. Until then all that is `dominance` quieter is bleeding. */
const knownFrom = 94;
const quietest = -80;

/**
 * Tells by voice activity whether the two channels of a recording carry a voice each, and which speech in a channel is
 * only the other's, bleeding over. A step counts for a channel alone where that channel has speech and the other has
 * none or has it 10 dB quieter, and for both where both have speech at about the same level. One sound in two channels
 * is almost always in both; two ends of a call almost never are.
 */
export class ChannelVoices {
  readonly #aloneSteps: [number, number] = [0, 0];
  #sharedSteps = 0;
  readonly #echoes = [new RecentLoudest(), new RecentLoudest()] as const;
  readonly #bleeding = [new LevelCounts(), new LevelCounts()] as const;

  /**
   * Takes the next step of both; `next` are the few after it. Gives each one's level against the other's, for
   * `isBleeding`; dB.
   */
  push(
    frames: readonly [ChannelFrame, ChannelFrame],
    next: readonly (readonly [ChannelFrame, ChannelFrame])[],
  ): [number, number] {
    const other = [1, 0] as const;
    for (const channel of [0, 1] as const) this.#echoes[channel].push(speechLevel(frames[channel]));
    /** Level against the loudest that the other channel had just now or has at once. */
    const against = ([0, 1] as const).map((channel) => {
      const ahead = next.map((pair) => speechLevel(pair[other[channel]]));
      return frames[channel].dbfs - Math.max(this.#echoes[other[channel]].loudest, ...ahead);
    });
    const isSpeech = frames.map(({ probability }) => probability >= speechFrom);
    const isOver = ([0, 1] as const).map((channel) => (against[channel] ?? 0) <= -dominance);
    const isAlone = ([0, 1] as const).map((channel) => {
      const rival = frames[other[channel]];
      return (
        isSpeech[channel] === true &&
        isOver[channel] === false &&
        (rival.probability < silentBelow || frames[channel].dbfs - rival.dbfs >= dominance)
      );
    });
    for (const channel of [0, 1] as const) {
      if (isAlone[channel]) {
        this.#aloneSteps[channel]++;
        if (isOver[other[channel]]) this.#bleeding[other[channel]].push(against[other[channel]] ?? 0);
      }
    }
    if (isSpeech[0] && isSpeech[1] && !isAlone[0] && !isAlone[1] && !isOver[0] && !isOver[1]) this.#sharedSteps++;
    return [against[0] ?? 0, against[1] ?? 0];
  }

  /**
   * Whether sound of this channel, at that level against the other's, is only the other voice. Surer once
   * `knowsBleeding`.
   */
  isBleeding(channel: 0 | 1, against: number): boolean {
    const counts = this.#bleeding[channel];
    return against <= -dominance && (counts.total < knownFrom || against <= counts.quantile(bleedShare) + bleedMargin);
  }

  /** How loud either bleeds over into the other was heard for long enough. */
  get knowsBleeding(): boolean {
    return this.#bleeding.every(({ total }) => total >= knownFrom);
  }

  get #alone_s(): number {
    return (this.#aloneSteps[0] + this.#aloneSteps[1]) * frameSeconds;
  }

  get #shared_s(): number {
    return this.#sharedSteps * frameSeconds;
  }

  /** At least a second was spoken. */
  get saySomething(): boolean {
    return this.#alone_s + this.#shared_s >= ownSpeech_s;
  }

  /** A different voice on each channel, as far as heard. */
  get areTwo(): boolean {
    const least = Math.max(ownSpeech_s, ownShare * this.#alone_s);
    return Math.min(...this.#aloneSteps) * frameSeconds >= least && this.#shared_s <= maxSharedRatio * this.#alone_s;
  }

  /** The same sound in both, beyond doubt. */
  get areOne(): boolean {
    return this.#shared_s >= sharedSpeech_s && this.#shared_s >= sharedRatio * this.#alone_s;
  }

  /** Where neither is certain: more speech in both at once than in either alone. */
  get areRatherOne(): boolean {
    return this.#shared_s > this.#alone_s;
  }
}

function speechLevel({ probability, dbfs }: ChannelFrame): number {
  return probability >= silentBelow ? dbfs : Number.NEGATIVE_INFINITY;
}

/** The loudest of the last half second. */
class RecentLoudest {
  readonly #levels = new Float64Array(Math.round(echo_s / frameSeconds)).fill(Number.NEGATIVE_INFINITY);
  #at = 0;

  push(level: number): void {
    this.#levels[this.#at] = level;
    this.#at = (this.#at + 1) % this.#levels.length;
  }

  get loudest(): number {
    return this.#levels.reduce((most, level) => Math.max(most, level));
  }
}

/** Counts levels by whole dB from -80 to 0, for quantiles that cost no memory. */
class LevelCounts {
  readonly #counts = new Uint32Array(1 - quietest);
  total = 0;

  push(level: number): void {
    const bin = Math.min(this.#counts.length - 1, Math.max(0, Math.round(level) - quietest));
    this.#counts[bin] = (this.#counts[bin] ?? 0) + 1;
    this.total++;
  }

  quantile(share: number): number {
    let before = 0;
    for (const [bin, count] of this.#counts.entries()) {
      before += count;
      if (before >= share * this.total) return bin + quietest;
    }
    return quietest;
  }
}
