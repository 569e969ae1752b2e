import { mean } from '#lib/base/statistics';
/** Steps that an echo or a spaced microphone may be late or early. */
const mostSteps = 4;
/** Fewer steps than this in common tell nothing. */
const fewestSteps = 12;
/**
 * Two people's loudness rises and falls together by chance up to about 0.6 over a second; one sound's does by 0.95 and
 * more in two channels.
 */
const sameFrom = 0.9;
/** Levels under this are room, not voice, and are all the same; dBFS. */
const floor = -70;

/** Louder than this against the other channel a sound is this channel's own, and in the other it bleeds; dB. */
const ownFrom = 10;
const equal = 0.5;

/**
 * Whose sound a stretch of one channel is, by both channels' levels (dBFS, a step of 32 ms each, from `from` to `to`):
 * its `own`; `shared`, where the other has the same sound at about the same level; or a `copy` of the other's, where
 * the same sound is louder there. Of two equally loud, the one that is `second` is the copy.
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

/** Pearson's; 0 where one of them does not change. */
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
