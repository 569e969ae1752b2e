import type { Linear } from './regression.ts';
import type { Rows } from './rows.ts';

/** The number of features that fit in 200 kB, at about 12 bytes each. */
export const mostFeatures = 15_500;

/**
 * The keys with the largest influence on the scores: the size of their weights times the root of the number of texts
 * with the feature. Ascending.
 */
export function strongest(
  columns: ReadonlyMap<number, number>,
  rows: Rows,
  models: readonly Linear[],
  most: number,
): number[] {
  const texts = new Float64Array(columns.size);
  for (const column of rows.index) texts[column] = (texts[column] ?? 0) + 1;
  // A softmax over three classes spreads its weights over fewer classes than seven separate regressions.
  const sizes = models.map(({ classes, weights }) => ({ classes, weights, share: 10 / classes }));
  const ranked = [...columns].map(([key, column]) => {
    let size = 0;
    for (const { classes, weights, share } of sizes)
      for (let c = 0; c < classes; c += 1) size += share * Math.abs(weights[column * classes + c] ?? 0);
    return { key, reach: size * Math.sqrt(texts[column] ?? 0) };
  });
  return ranked
    .toSorted((a, b) => b.reach - a.reach || a.key - b.key)
    .slice(0, most)
    .map(({ key }) => key)
    .toSorted((a, b) => a - b);
}

/** All models as int8, each class with its own step size. */
export function quantised(
  models: readonly Linear[],
  features: number,
): { values: Int8Array; steps: number[]; bias: number[]; rounded: Linear[] } {
  const classes = models.reduce((sum, model) => sum + model.classes, 0);
  const values = new Int8Array(features * classes);
  const steps: number[] = [];
  const bias: number[] = [];
  const rounded = models.map((model) => {
    const from = steps.length;
    const weights = new Float64Array(model.weights.length);
    for (let c = 0; c < model.classes; c += 1) {
      let largest = 1e-9;
      for (let f = 0; f < features; f += 1)
        largest = Math.max(largest, Math.abs(model.weights[f * model.classes + c] ?? 0));
      // Seven digits, so that the file is the same on every machine.
      const step = Number((largest / 127).toPrecision(7));
      for (let f = 0; f < features; f += 1) {
        const value = Math.max(-127, Math.min(127, Math.round((model.weights[f * model.classes + c] ?? 0) / step)));
        values[f * classes + from + c] = value;
        weights[f * model.classes + c] = value * step;
      }
      steps.push(step);
      bias.push(Number((model.bias[c] ?? 0).toPrecision(7)));
    }
    return { ...model, weights, bias: Float64Array.from(bias.slice(from)) };
  });
  return { values, steps, bias, rounded };
}
