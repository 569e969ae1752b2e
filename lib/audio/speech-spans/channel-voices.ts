import { frameSeconds } from './span-cutter.ts';

/** One step of 32 ms in one channel: its speech probability and its level. */
export interface ChannelFrame {
  probability: number;
  dbfs: number;
}

/** A step is speech from the first value on, and silence below the second (Silero's own hysteresis). */
const speechFrom = 0.5;
const silentBelow = 0.35;
/**
 * A voice that is louder in one channel by this much, in dB, is that channel's own; panned stereo and spaced
 * microphones stay below it.
 */
const dominance = 10;
/** An echo returns within this time, in seconds. */
const echo_s = 0.5;
/** Sound may reach the other channel this many steps before its own. */
export const lookAhead = 3;
/**
 * Speech in one channel alone that makes it a voice's own channel: in seconds, and at least as a share of all such
 * speech.
 */
const ownSpeech_s = 1;
const ownShare = 0.01;
/**
 * Speech in both channels at once that makes them one stream: in seconds, and at least twice as much as speech in one
 * alone.
 */
const sharedSpeech_s = 6;
const sharedRatio = 2;
/**
 * People speak simultaneously in a tenth of a call or less; a larger ratio of shared to separate speech means one sound
 * in two channels.
 */
const maxSharedRatio = 0.5;
/**
 * The level of a channel while only the other speaks, relative to the other, is the bleed level: the 80th percentile
 * plus this many dB counts as bleed. Simultaneous talk is too rare to reach that percentile.
 */
const bleedShare = 0.8;
const bleedMargin = 6;
/**
 * Steps after which the bleed level is known: three seconds. Until then everything that is `dominance` quieter counts
 * as bleed.
 */
const knownFrom = 94;
const quietest = -80;

/**
 * Decides by voice activity whether the two channels of a recording carry a voice each, and which speech in a channel
 * is bleed from the other. A step counts for one channel if that channel has speech and the other has none or has it 10
 * dB quieter, and for both if both have speech at about the same level. One sound in two channels is almost always in
 * both; two ends of a call almost never are.
 */
export class ChannelVoices {
  readonly #separate: boolean;
  readonly #aloneSteps: [number, number] = [0, 0];
  #sharedSteps = 0;
  readonly #echoes = [new RecentLoudest(), new RecentLoudest()] as const;
  readonly #bleeding = [new LevelCounts(), new LevelCounts()] as const;

  /** `separate`: each channel is known to be a source of its own, however much both speak at once. */
  constructor(separate: boolean) {
    this.#separate = separate;
  }

  /**
   * Takes the next step of both; `next` are the few after it. Returns the level of each against the other's, in dB, for
   * `isBleeding`.
   */
  push(
    frames: readonly [ChannelFrame, ChannelFrame],
    next: readonly (readonly [ChannelFrame, ChannelFrame])[],
  ): [number, number] {
    const other = [1, 0] as const;
    for (const channel of [0, 1] as const) this.#echoes[channel].push(speechLevel(frames[channel]));
    /** Level relative to the loudest that the other channel has had recently or will have soon. */
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

  /** Whether sound of this channel, at that relative level, is bleed. More certain once `knowsBleeding`. */
  isBleeding(channel: 0 | 1, against: number): boolean {
    const counts = this.#bleeding[channel];
    return against <= -dominance && (counts.total < knownFrom || against <= counts.quantile(bleedShare) + bleedMargin);
  }

  /** Whether enough bleed was heard in either direction. */
  get knowsBleeding(): boolean {
    return this.#bleeding.every(({ total }) => total >= knownFrom);
  }

  get #alone_s(): number {
    return (this.#aloneSteps[0] + this.#aloneSteps[1]) * frameSeconds;
  }

  get #shared_s(): number {
    return this.#sharedSteps * frameSeconds;
  }

  /** Whether at least a second was spoken. */
  get saySomething(): boolean {
    return this.#alone_s + this.#shared_s >= ownSpeech_s;
  }

  /** Whether each channel has its own voice, so far. */
  get areTwo(): boolean {
    const least = Math.max(ownSpeech_s, ownShare * this.#alone_s);
    const isOwn = this.#separate || this.#shared_s <= maxSharedRatio * this.#alone_s;
    return isOwn && Math.min(...this.#aloneSteps) * frameSeconds >= least;
  }

  /** Whether both channels certainly carry the same sound. */
  get areOne(): boolean {
    return this.#shared_s >= sharedSpeech_s && this.#shared_s >= sharedRatio * this.#alone_s;
  }

  /** For unclear cases: whether there is more speech in both at once than in either alone. */
  get areRatherOne(): boolean {
    return this.#shared_s > this.#alone_s;
  }
}

function speechLevel({ probability, dbfs }: ChannelFrame): number {
  return probability >= silentBelow ? dbfs : Number.NEGATIVE_INFINITY;
}

/** The loudest level of the last half second. */
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

/** Counts levels by whole dB from -80 to 0, for quantiles with constant memory. */
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
