import { z } from 'zod';
import { forestOf, rawScore, type Forest } from '#lib/text/learned/forest';
import { countedNames, shapeSize } from '#lib/text/learned/features';
import { scoresBy, type FirstModel } from '#lib/text/learned/first';
import { talkOf, type Talk } from '#lib/text/learned/talk';
import { targets, type Target } from '#lib/text/learned/targets';
import { int8Of, readWeightsAt, weightsShapes } from '#lib/text/learned/weights-file';
import type { TextModel } from '#lib/text/model';

/** The same values as in scripts/train-talk/pressure.py. */
const watched = ['pressure', 'anger', 'emotion', 'disagree', 'strain', 'claim'] as const satisfies readonly Target[];
const steps = [-2, -1, 1, 2] as const;
const window = 6;
const most = 3;
const clip = 5;

const linearSchema = z.object({
  mean: z.array(z.number()),
  scale: z.array(z.number()),
  weights: z.array(z.number()),
  bias: z.number(),
});
type Linear = z.infer<typeof linearSchema>;
const fileSchema = z.object({ words: weightsShapes.linear, linear: linearSchema, forest: weightsShapes.forest });
let loaded: ReturnType<typeof load> | undefined;

function load(): { words: FirstModel<'pressure'>; linear: Linear; forest: Forest } {
  const file = readWeightsAt(new URL('weights/pressure.json.gz', import.meta.url), fileSchema);
  return {
    words: { ...file.words, target: 'pressure', weights: int8Of(file.words.weights) },
    linear: file.linear,
    forest: forestOf(file.forest),
  };
}

const known = new WeakMap<TextModel, Float64Array>();

/** Log odds that a careful reader finds pressure in a segment, one per segment. Cached per model. */
export function pressureScores(model: TextModel): Float64Array {
  const before = known.get(model);
  if (before) return before;
  const scores = scoredPressure(talkOf(model));
  known.set(model, scores);
  return scores;
}

function scoredPressure(talk: Talk): Float64Array {
  loaded ??= load();
  const { words, linear, forest } = loaded;
  const { units, dense } = talk;
  // Replaces stage 1's scores for pressure by a model that was trained on more conversations with pressure.
  const first = { ...talk.first, ...scoresBy(talk, [words]) };
  const speakers = units.map(({ speaker }) => speaker);
  const scores = targets.map((target) => Float32Array.from(first[target]));
  const seen = watched.map((target) => scores[targets.indexOf(target)] ?? new Float32Array());
  const around = seen.map((own) => aroundOf(speakers, own));
  return Float64Array.from(units, (_, k) => {
    const row = Float32Array.from([
      ...scores.map((own) => own[k] ?? 0),
      ...around.flatMap((rows) => rows[k] ?? []),
      ...steps.flatMap((by) => seen.map((own) => own[k + by] ?? 0)),
    ]);
    const counted = (dense[k] ?? new Float32Array()).subarray(0, shapeSize + countedNames.length);
    return (linearScore(linear, row) + rawScore(forest, Float32Array.from([...row, ...counted]))) / 2;
  });
}

function linearScore({ mean, scale, weights, bias }: Linear, row: Float32Array): number {
  return row.reduce(
    (sum, value, j) =>
      sum + Math.max(-clip, Math.min(clip, (value - (mean[j] ?? 0)) / (scale[j] || 1))) * (weights[j] ?? 0),
    bias,
  );
}

/** Sum, count and highest values of a group of passages, kept so that one passage can be left out. */
interface Group {
  sum: number;
  count: number;
  /** Descending; one more than is averaged. */
  top: number[];
}

function groupOf(values: readonly number[]): Group {
  return {
    sum: values.reduce((total, value) => total + value, 0),
    count: values.length,
    top: values.toSorted((a, b) => b - a).slice(0, most + 1),
  };
}

/** Mean of the highest values, without `without` if it is given; `lowest` if no value is left. */
function topOf({ top }: Group, lowest: number, without?: number): number {
  const at = without === undefined ? -1 : top.indexOf(without);
  const rest = (at < 0 ? top : top.toSpliced(at, 1)).slice(0, most);
  return rest.length === 0 ? lowest : rest.reduce((sum, value) => sum + value, 0) / rest.length;
}

const meanWithout = ({ sum, count }: Group, value: number): number => (count > 1 ? (sum - value) / (count - 1) : 0);

/** Summarises one kind of score over the conversation from the view of each passage: eight numbers per passage. */
function aroundOf(speakers: readonly (string | null)[], own: Float32Array): number[][] {
  const values = [...own];
  const all = groupOf(values);
  const names = [...new Set(speakers)];
  const same = new Map(names.map((name) => [name, groupOf(values.filter((_, k) => speakers[k] === name))]));
  const others = new Map(names.map((name) => [name, groupOf(values.filter((_, k) => speakers[k] !== name))]));
  const sorted = values.toSorted((a, b) => a - b);
  const lowest = sorted[0] ?? 0;
  const median =
    ((sorted[Math.floor((sorted.length - 1) / 2)] ?? 0) + (sorted[Math.ceil((sorted.length - 1) / 2)] ?? 0)) / 2;
  return values.map((value, k) => {
    const mine = same.get(speakers[k] ?? null) ?? all;
    const theirs = others.get(speakers[k] ?? null) ?? all;
    const near = values.slice(Math.max(0, k - window), k + window + 1);
    const mean = meanWithout(mine, value);
    return [
      meanWithout(all, value),
      mean,
      topOf(mine, lowest, value),
      topOf(all, lowest, value),
      topOf(theirs, lowest),
      near.reduce((sum, each) => sum + each, 0) / near.length,
      median,
      value - mean,
    ];
  });
}
