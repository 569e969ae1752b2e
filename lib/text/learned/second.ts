import { z } from 'zod';
import { forestOf, probability, rawScore, type Forest } from './forest.ts';
import { boostedTargets, targets, type BoostedTarget, type Target } from './targets.ts';
import { floatsOf, readWeights, weightsShapes } from './weights-file.ts';

const linearSchema = z.object({ mean: z.string(), scale: z.string(), weights: z.string(), bias: z.number() });
const modelSchema = z.object({ forest: weightsShapes.forest, linear: linearSchema.optional() });
const fileSchema = z.record(z.enum(boostedTargets), modelSchema);

/** A logistic regression over the scaled columns of a row. */
interface Linear {
  mean: Float32Array;
  scale: Float32Array;
  weights: Float32Array;
  bias: number;
}

/** Trees, and for some targets a linear model; the log odds of both count equally. */
interface Model {
  forest: Forest;
  linear: Linear | null;
}
let loaded: Record<BoostedTarget, Model> | undefined;

function load(): Record<BoostedTarget, Model> {
  const file = readWeights('second.json.gz', fileSchema);
  return Object.fromEntries(boostedTargets.map((target) => [target, modelOf(file[target])])) as Record<
    BoostedTarget,
    Model
  >;
}

function modelOf({ forest, linear }: z.infer<typeof modelSchema>): Model {
  return {
    forest: forestOf(forest),
    linear: linear
      ? {
          mean: floatsOf(linear.mean),
          scale: floatsOf(linear.scale),
          weights: floatsOf(linear.weights),
          bias: linear.bias,
        }
      : null,
  };
}

/** Scaled columns are clipped to this value, as in scripts/train-talk/stages.py. */
const clip = 4;

function linearScore({ mean, scale, weights, bias }: Linear, row: Float32Array): number {
  let total = bias;
  for (let j = 0; j < row.length; j += 1) {
    const scaled = ((row[j] ?? 0) - (mean[j] ?? 0)) / (scale[j] || 1);
    total += (weights[j] ?? 0) * Math.max(-clip, Math.min(clip, scaled));
  }
  return total;
}

function logOdds({ forest, linear }: Model, row: Float32Array): number {
  const own = rawScore(forest, row);
  return linear === null ? own : (own + linearScore(linear, row)) / 2;
}

/** Offsets of the neighbours whose scores of the same target are features. */
const steps = [-3, -2, -1, 1, 2, 3] as const;
/**
 * Number of passages by which ranks are scaled, so that a rank counts as much in a long conversation as in a short one.
 */
const rankUnit = 40;

/** The number of higher scores (the mean if several are equal), divided by `1 + n / 40`. */
function ranksOf(scores: Float64Array): Float32Array {
  const order = Array.from(scores.keys()).toSorted((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0));
  const out = new Float32Array(scores.length);
  for (let first = 0; first < order.length;) {
    let last = first;
    while (last + 1 < order.length && scores[order[last + 1] ?? 0] === scores[order[first] ?? 0]) last += 1;
    for (let i = first; i <= last; i += 1) out[order[i] ?? 0] = (first + last) / 2 / (1 + scores.length / rankUnit);
    first = last + 1;
  }
  return out;
}

/** Stage 2 for a conversation: probabilities by target and passage. */
export function secondScores(
  dense: readonly Float32Array[],
  first: Readonly<Record<Target, Float64Array>>,
): Record<BoostedTarget, Float64Array> {
  loaded ??= load();
  const models = loaded;
  const scores = targets.map((target) => Float32Array.from(first[target]));
  const ranks = targets.map((target) => ranksOf(Float64Array.from(Float32Array.from(first[target]))));
  const at = (values: Float32Array | undefined, k: number): number => values?.[k] ?? 0;
  const out = Object.fromEntries(boostedTargets.map((target) => [target, new Float64Array(dense.length)])) as Record<
    BoostedTarget,
    Float64Array
  >;
  // One row is refilled for each passage and target, since a long talk has millions of them.
  const shared = (dense[0]?.length ?? 0) + 4 * scores.length;
  const row = new Float32Array(shared + steps.length + 1);
  for (const [k, counted] of dense.entries()) {
    row.set(counted);
    for (const [j, own] of scores.entries()) {
      const column = counted.length + j;
      row[column] = at(own, k);
      row[column + scores.length] = at(ranks[j], k);
      row[column + 2 * scores.length] = at(own, k - 1);
      row[column + 3 * scores.length] = at(own, k + 1);
    }
    for (const target of boostedTargets) {
      const own = scores[targets.indexOf(target)];
      for (const [j, by] of steps.entries()) row[shared + j] = at(own, k + by);
      row[shared + steps.length] = Math.max(at(own, k), at(own, k - 1), at(own, k + 1));
      out[target][k] = probability(logOdds(models[target], row));
    }
  }
  return out;
}
