import { z } from 'zod';
import type { Counted } from './features.ts';
import { dot, gramsOf, piecesOf, termsOf, vectorOf, type TermVector } from './terms.ts';
import { plain, tokensOf } from './plain.ts';
import { targets, type Target } from './targets.ts';
import { floatsOf, int8Of, readWeights, weightsShapes } from './weights-file.ts';

const fileSchema = z.object({
  words: weightsShapes.tfidf,
  pieces: weightsShapes.tfidf,
  neighbours: weightsShapes.tfidf,
  mean: z.string(),
  scale: z.string(),
  models: z.record(z.enum(targets), weightsShapes.linear),
});

/** The same values as in scripts/train-talk/stages.py. */
const clip = 4;
const countedWeight = 0.15;
const neighbourWeight = 0.5;

function load() {
  const file = readWeights('first.json.gz', fileSchema);
  return {
    words: termsOf(file.words),
    pieces: termsOf(file.pieces),
    neighbours: termsOf(file.neighbours),
    mean: floatsOf(file.mean),
    scale: floatsOf(file.scale),
    models: targets.map((target) => ({ target, ...file.models[target], weights: int8Of(file.models[target].weights) })),
  };
}
let loaded: ReturnType<typeof load> | undefined;

/** A linear model over the columns of stage 1. */
export interface FirstModel<T extends string> {
  target: T;
  scale: number;
  bias: number;
  weights: Int8Array;
}

/** Stage 1 for a conversation: log odds by target and passage. */
export function firstScores(counted: Counted): Record<Target, Float64Array> {
  loaded ??= load();
  return scoresBy(counted, loaded.models);
}

/** The same with other models that use stage 1's columns. */
export function scoresBy<T extends string>(
  { plain: texts, tokens, dense }: Counted,
  models: readonly FirstModel<T>[],
): Record<T, Float64Array> {
  loaded ??= load();
  const { words, pieces, neighbours, mean, scale } = loaded;
  const own = texts.map((text, k) => ({
    words: vectorOf(words, gramsOf(tokens[k] ?? [])),
    pieces: vectorOf(pieces, piecesOf(text)),
    near: vectorOf(neighbours, gramsOf(tokens[k] ?? [])),
  }));
  const none: TermVector = { columns: [], values: [] };
  const offsets = { pieces: words.idf.length, before: words.idf.length + pieces.idf.length, after: 0, counted: 0 };
  offsets.after = offsets.before + neighbours.idf.length;
  offsets.counted = offsets.after + neighbours.idf.length;
  const out = Object.fromEntries(models.map(({ target }) => [target, new Float64Array(texts.length)])) as Record<
    T,
    Float64Array
  >;
  for (const [k, vectors] of own.entries()) {
    const before = own[k - 1]?.near ?? none;
    const after = own[k + 1]?.near ?? none;
    const row = dense[k] ?? new Float32Array();
    const counted = Float64Array.from(
      row,
      (value, j) => Math.max(-clip, Math.min(clip, (value - (mean[j] ?? 0)) / (scale[j] || 1))) * countedWeight,
    );
    for (const { target, weights, scale: unit, bias } of models) {
      let total = dot(weights, vectors.words, 0) + dot(weights, vectors.pieces, offsets.pieces);
      total += neighbourWeight * (dot(weights, before, offsets.before) + dot(weights, after, offsets.after));
      for (let j = 0; j < counted.length; j += 1) total += (weights[offsets.counted + j] ?? 0) * (counted[j] ?? 0);
      out[target][k] = total * unit + bias;
    }
  }
  return out;
}

/**
 * Log odds of a target by the words of a text alone, without its neighbours. The values are comparable between
 * sentences of one passage, so that the right one can be quoted.
 */
export function localScore(target: Target, text: string): number {
  loaded ??= load();
  const { words, pieces, models } = loaded;
  const model = models.find((each) => each.target === target);
  if (!model) return 0;
  const low = plain(text);
  const total =
    dot(model.weights, vectorOf(words, gramsOf(tokensOf(low))), 0) +
    dot(model.weights, vectorOf(pieces, piecesOf(low)), words.idf.length);
  return total * model.scale + model.bias;
}
