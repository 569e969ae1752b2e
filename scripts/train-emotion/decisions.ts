import type { Comment } from './goemotions.ts';
import { sentimentAccuracy } from './scores.ts';

/** The classes at or above their thresholds; the nearest one if there is none. */
export function above(scores: ArrayLike<number>, row: number, thresholds: readonly number[]): number[] {
  const over = thresholds.map((threshold, c) => (scores[row * thresholds.length + c] ?? 0) - threshold);
  const found = over.flatMap((distance, c) => (distance >= 0 ? [c] : []));
  return found.length > 0 ? found : [over.indexOf(Math.max(...over))];
}

/** Share of a class's comments over which F1 is smoothed, so that a threshold does not depend on a single comment. */
const smoothing = 0.05;

/** The threshold with the best F1 for each class, smoothed along the ranking. */
export function bestThresholds(scores: ArrayLike<number>, comments: readonly Comment[], classes: number): number[] {
  return Array.from({ length: classes }, (_, c) => {
    const ranked = comments
      .map(({ emotions }, row) => ({ score: scores[row * classes + c] ?? 0, yes: emotions[c] ?? 0 }))
      .toSorted((a, b) => b.score - a.score);
    const meant = ranked.reduce((sum, { yes }) => sum + yes, 0);
    const window = Math.max(3, Math.round(meant * smoothing));
    let hits = 0;
    const f1 = ranked.map(({ yes }, i) => (2 * (hits += yes)) / (i + 1 + meant));
    let sum = 0;
    let best = { mean: -1, at: 0 };
    for (const [i, value] of f1.entries()) {
      sum += value - (f1[i - window] ?? 0);
      if (i >= window && sum / window > best.mean) best = { mean: sum / window, at: i - Math.floor(window / 2) };
    }
    return ranked[best.at]?.score ?? 0;
  });
}

/** Index of the largest of the row's scores with its bias. */
export function mostLikely(scores: ArrayLike<number>, row: number, bias: readonly number[]): number {
  const sums = bias.map((value, c) => (scores[row * bias.length + c] ?? 0) + value);
  return sums.indexOf(Math.max(...sums));
}

/**
 * Shifts of the first and the last class relative to the middle one with the most right decisions: the mean of all
 * nearly best ones.
 */
export function bestBias(scores: ArrayLike<number>, comments: readonly Comment[]): number[] {
  const steps = Array.from({ length: 17 }, (_, i) => (i - 6) * 0.05);
  const tried = steps.flatMap((low) =>
    steps.map((high) => ({
      low,
      high,
      share: sentimentAccuracy(
        comments,
        comments.map((_, row) => mostLikely(scores, row, [low, 0, high])),
      ),
    })),
  );
  const best = Math.max(...tried.map(({ share }) => share));
  const near = tried.filter(({ share }) => share >= best - 0.002);
  const mean = (values: number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
  return [mean(near.map(({ low }) => low)), 0, mean(near.map(({ high }) => high))];
}
