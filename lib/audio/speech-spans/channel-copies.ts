import { mean } from '#lib/base/statistics';
/** The steps by which an echo or a spaced microphone may shift the sound. */
const mostSteps = 4;
/** Fewer common steps than this are not enough to compare. */
const fewestSteps = 12;
/**
 * The loudness of two people correlates by chance up to about 0.6 over a second; that of one sound in two channels by
 * 0.95 or more.
 */
const sameFrom = 0.9;
/** Levels below this, in dBFS, are room noise and count as equal. */
const floor = -70;

/**
 * A sound that is louder than in the other channel by this much, in dB, is this channel's own, and bleeds into the
 * other.
 */
const ownFrom = 10;
const equal = 0.5;

/**
 * The origin of a stretch of one channel, by both channels' levels (dBFS, one per step of 32 ms, from `from` to `to`):
 * its `own`; `shared`, if the other has the same sound at about the same level; or a `copy` of the other's, if the same
 * sound is louder there. Of two equally loud ones, the `second` is the copy.
 */
export function originOf(
  own: readonly number[],
  other: readonly number[],
  [from, to]: readonly [number, number],
  second: boolean,
): 'own' | 'shared' | 'copy' {
  if (to - from < fewestSteps) return 'own';
  const ownLevels = own.slice(from, to).map(audible);
  for (let lag = -mostSteps; lag <= mostSteps; lag++) {
    if (from + lag < 0) continue;
    const otherLevels = other.slice(from + lag, to + lag).map(audible);
    if (otherLevels.length < ownLevels.length) continue;
    if (correlation(ownLevels, otherLevels) < sameFrom) continue;
    const difference = mean(ownLevels) - mean(otherLevels);
    if (difference > ownFrom) return 'own';
    return (Math.abs(difference) < equal ? second : difference < 0) ? 'copy' : 'shared';
  }
  return 'own';
}

function audible(level: number): number {
  return Math.max(floor, level);
}

/** Pearson's correlation; 0 if one of them does not change. */
function correlation(a: readonly number[], b: readonly number[]): number {
  const [meanA, meanB] = [mean(a), mean(b)];
  let [both, squareA, squareB] = [0, 0, 0];
  for (const [index, value] of a.entries()) {
    const [offA, offB] = [value - meanA, (b[index] ?? meanB) - meanB];
    both += offA * offB;
    squareA += offA * offA;
    squareB += offB * offB;
  }
  return squareA * squareB === 0 ? 0 : both / Math.sqrt(squareA * squareB);
}
