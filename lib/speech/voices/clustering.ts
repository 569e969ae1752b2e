import { dimensions } from './cepstra.ts';
import { addFrames, type Moments, noMoments, spreadOf, together } from './gaussian.ts';

/** Frames `from` to `to` (exclusive), assumed to be one voice. */
export interface Chunk {
  from: number;
  to: number;
}

/**
 * Half the number of a Gaussian's parameters: the cost of one more Gaussian by the Bayesian information criterion,
 * times ln n.
 */
const penalty = 0.5 * (dimensions + (dimensions * (dimensions + 1)) / 2);
const penaltyWhileMerging = 0.5;

export interface Clustering {
  /** For each chunk, 0 to `voices - 1`. */
  labels: number[];
  /**
   * The gain of keeping the last two apart, relative to the criterion's penalty: 0.8 to 1.6 for single voices, mostly
   * over 1.9 for two; grows with the number of frames.
   */
  gain: number;
}

/**
 * Repeatedly joins the two chunks that lose least by becoming one Gaussian with full covariance, until `voices` are
 * left (S. Chen and P. Gopalakrishnan 1998). Time grows with the square of the number of chunks: some hundred are fine.
 */
export function cluster(frames: Float32Array, chunks: readonly Chunk[], voices: number): Clustering {
  const groups = chunks.map(({ from, to }) => {
    const moments = noMoments();
    addFrames(moments, frames, from, to);
    return { moments, spread: spreadOf(moments), members: [] as number[] };
  });
  groups.forEach((group, index) => group.members.push(index));
  const joint: Moments = noMoments();
  type Group = (typeof groups)[number];
  const gainOf = (a: Group, b: Group): number =>
    0.5 * (spreadOf(together(a.moments, b.moments, joint)) - a.spread - b.spread);
  const costs = groups.map((group, index) => groups.slice(0, index).map((other) => costOf(group, other)));
  function costOf(a: Group, b: Group): number {
    return gainOf(a, b) - penaltyWhileMerging * penalty * Math.log(a.moments.count + b.moments.count);
  }
  while (groups.length > voices) {
    let [first, second, least] = [0, 1, Infinity];
    for (let row = 1; row < costs.length; row++) {
      const line = costs[row] ?? [];
      for (let column = 0; column < row; column++) {
        const cost = line[column] ?? Infinity;
        if (cost < least) [first, second, least] = [column, row, cost];
      }
    }
    const [kept, gone] = [groups[first], groups[second]];
    if (!kept || !gone) break;
    kept.moments = together(kept.moments, gone.moments, noMoments());
    kept.spread = spreadOf(kept.moments);
    kept.members.push(...gone.members);
    groups.splice(second, 1);
    costs.splice(second, 1);
    for (const line of costs.slice(second)) line.splice(second, 1);
    for (const [index, other] of groups.entries()) {
      if (index === first) continue;
      const line = costs[Math.max(index, first)];
      if (line) line[Math.min(index, first)] = costOf(kept, other);
    }
  }
  const labels = chunks.map(() => 0);
  for (const [label, { members }] of groups.entries()) for (const member of members) labels[member] = label;
  const [a, b] = groups;
  return { labels, gain: a && b ? gainOf(a, b) / (penalty * Math.log(a.moments.count + b.moments.count)) : 0 };
}
