import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { talkOf, type Talk } from '#lib/text/learned/talk';
import type { TextModel } from '#lib/text/model';
import { felt } from './names.ts';
import { feelingRows, type FeelingRow } from './rows.ts';

/** Emotions with enough examples to learn from, in the order of the features. Disgust is found by its phrases alone. */
export const learnedEmotions = ['anger', 'fear', 'joy', 'sadness', 'surprise'] as const;
type LearnedEmotion = (typeof learnedEmotions)[number];
/** Scores of stage 1 from which strain is scored, in the order of the features. */
const strainFirst = ['strain', 'emotion', 'fear', 'sadness', 'question'] as const;
/** The same values as in scripts/train-talk/feelings.py. */
const clip = 5;
const surest = 0.001;

const linearSchema = z.object({
  mean: z.array(z.number()),
  scale: z.array(z.number()),
  weights: z.array(z.number()),
  bias: z.number(),
});
const fileSchema = z.object({
  emotions: z.object({ least: z.number(), models: z.record(z.enum(learnedEmotions), linearSchema) }),
  strain: z.object({ least: z.number(), model: linearSchema }),
});
type Linear = z.infer<typeof linearSchema>;

export interface FeelingScores {
  rows: FeelingRow[];
  /** Probability that a careful reader finds this emotion in the segment's words, 0 to 1, one per segment. */
  emotions: Readonly<Record<LearnedEmotion, number[]>>;
  /** The same for signs of strain of any kind. */
  strain: number[];
  /** Least probability of a claim. */
  least: { emotions: number; strain: number };
}

let loaded: z.infer<typeof fileSchema> | undefined;
const known = new WeakMap<TextModel, FeelingScores>();

function chance({ mean, scale, weights, bias }: Linear, features: readonly number[]): number {
  const held = features.map((value, j) => Math.max(-clip, Math.min(clip, (value - (mean[j] ?? 0)) / (scale[j] || 1))));
  return 1 / (1 + Math.exp(-held.reduce((sum, value, j) => sum + value * (weights[j] ?? 0), bias)));
}

function logOdds(probability: number): number {
  const held = Math.max(surest, Math.min(1 - surest, probability));
  return Math.log(held / (1 - held));
}

/** The scores of each segment of the conversation, cached per model. */
export function feelingScores(model: TextModel): FeelingScores {
  const before = known.get(model);
  if (before) return before;
  const scores = scoredRows(feelingRows(model), talkOf(model));
  known.set(model, scores);
  return scores;
}

function scoredRows(rows: FeelingRow[], { first }: Pick<Talk, 'first'>): FeelingScores {
  loaded ??= fileSchema.parse(JSON.parse(readFileSync(new URL('weights/feelings.json', import.meta.url), 'utf8')));
  const { emotions, strain } = loaded;
  const chances = (emotion: LearnedEmotion): number[] =>
    rows.map(({ comments, said }, k) => {
      const at = felt.indexOf(emotion);
      const learned = learnedEmotions.map((name) => first[name][k] ?? 0);
      return chance(emotions.models[emotion], [
        ...learned,
        logOdds(comments[at] ?? 0),
        Number(said[at] === 1),
        Number(said[at] === 0.5),
      ]);
    });
  return {
    rows,
    emotions: Object.fromEntries(learnedEmotions.map((name) => [name, chances(name)])) as Record<
      LearnedEmotion,
      number[]
    >,
    strain: rows.map(({ strained }, k) =>
      chance(strain.model, [...strainFirst.map((name) => first[name][k] ?? 0), Number(strained.includes(1))]),
    ),
    least: { emotions: emotions.least, strain: strain.least },
  };
}
