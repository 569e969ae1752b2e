import { z } from 'zod';
import type { ReadingInput } from '#lib/analyses/analysis';
import type { Sufficiency } from '#lib/analyses/evidence/evidence';
import type { ResultData } from '#lib/analyses/results/results';
import type { Grounding } from './grounding.ts';
import type { ModelType } from '#lib/analyses/steps';

/** What a model is asked, and the form of its answer. */
export interface Prompt<Draft = unknown> {
  /** Raised with every change of the instructions or the draft. */
  version: string;
  /**
   * What the model fills in, evidence before verdict and `sufficiency` last, so that a verdict follows from what was
   * found. Quotes are citations; times, speakers and evidence are added here, from the transcript.
   */
  draft: z.ZodType<Draft>;
  /** What to look for, after the house rules. */
  instructions: string;
}

/** How a model is asked for one reading, and how its answer becomes the reading's result. */
export interface ModelReading<T extends ModelType = ModelType, Draft = unknown> extends Prompt<Draft> {
  type: T;
  /** Whether the measures of the voice go with the transcript. */
  hears: boolean;
  /** The result; `local` gives what is measured and what a model does not know. */
  build: (draft: Draft, grounding: Grounding, local: ResultData<T>, input: ReadingInput) => ResultData<T>;
}

/** Keeps each reading's draft and `build` in step, which an array of them could not. */
export function modelReading<T extends ModelType, Draft>(reading: ModelReading<T, Draft>): ModelReading<T> {
  return {
    ...reading,
    build: (draft, grounding, local, input) => reading.build(reading.draft.parse(draft), grounding, local, input),
  };
}

/** At the end of every draft: null where there is enough to go on, else the reason. */
export const draftBase = {
  sufficiency: z.union([z.null(), z.string()]),
};

/**
 * What a draft says of itself; the reason is a model's own words, so it is held against the transcript like all of
 * them.
 */
export function sufficiencyOf(given: string | null, grounding: Grounding): Sufficiency {
  if (given === null) return { enough: true };
  return { enough: false, reason: grounding.reason(given) ?? 'The model found too little to go on.' };
}

/** 0 to 1, in two digits; models overshoot. */
export function unit(value: number): number {
  return Math.round(Math.min(1, Math.max(0, value)) * 100) / 100;
}
