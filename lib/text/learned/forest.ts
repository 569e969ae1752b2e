import type { ForestFile } from './weights-file.ts';

export interface Forest {
  bias: number;
  roots: readonly number[];
  feature: Int16Array;
  threshold: Float64Array;
  left: Int32Array;
  right: Int32Array;
  value: Float64Array;
}

export function forestOf(file: ForestFile): Forest {
  return {
    bias: file.bias,
    roots: file.roots,
    feature: Int16Array.from(file.feature),
    threshold: Float64Array.from(file.threshold),
    left: Int32Array.from(file.left),
    right: Int32Array.from(file.right),
    value: Float64Array.from(file.value),
  };
}

/** Log odds of the boosted trees for one row (histogram gradient boosting, as in scikit-learn). */
export function rawScore(forest: Forest, row: ArrayLike<number>): number {
  const { feature, threshold, left, right, value } = forest;
  let total = forest.bias;
  for (const root of forest.roots) {
    let node = root;
    for (let split = feature[node] ?? -1; split >= 0; split = feature[node] ?? -1) {
      node = (row[split] ?? 0) <= (threshold[node] ?? 0) ? (left[node] ?? 0) : (right[node] ?? 0);
    }
    total += value[node] ?? 0;
  }
  return total;
}

/** Converts log odds to a probability, 0 to 1. */
export function probability(logOdds: number): number {
  return 1 / (1 + Math.exp(-logOdds));
}
