import { z } from 'zod';
import type { ReadingInput } from '#lib/analyses/analysis';
import type { Sufficiency } from '#lib/analyses/evidence/evidence';
import type { ResultData } from '#lib/analyses/results/results';
import type { Grounding } from './grounding.ts';
import type { ModelType } from '#lib/analyses/steps';

/** The prompt of a reading, and the schema of its answer. */
export interface Prompt<Draft = unknown> {
  /** Raised with every change of the instructions or the draft. */
  version: string;
  /**
   * The schema that the model fills in: evidence before verdict, and `sufficiency` last, so that verdicts follow from
   * the evidence. Quotes are citations; times, speakers and evidence are added from the transcript.
   */
  draft: z.ZodType<Draft>;
  /** Instructions for this reading, which follow the general rules. */
  instructions: string;
}

/** The prompt of a reading, and the conversion of the model's answer to the reading's result. */
export interface ModelReading<T extends ModelType = ModelType, Draft = unknown> extends Prompt<Draft> {
  type: T;
  /** Whether the measures of the voice are sent with the transcript. */
  hears: boolean;
  /** Makes the result; `local` provides measures and everything that the model does not know. */
  build: (draft: Draft, grounding: Grounding, local: ResultData<T>, input: ReadingInput) => ResultData<T>;
}

/** Keeps the types of each reading's draft and `build` together, which an array of readings could not. */
export function modelReading<T extends ModelType, Draft>(reading: ModelReading<T, Draft>): ModelReading<T> {
  return {
    ...reading,
    build: (draft, grounding, local, input) => reading.build(reading.draft.parse(draft), grounding, local, input),
  };
}

/** The last field of every draft: null if there is enough to go on, otherwise the reason. */
export const draftBase = {
  sufficiency: z.union([z.null(), z.string()]),
};

/**
 * The sufficiency of a draft. The reason is in the model's own words, so it is compared with the transcript like all of
 * them.
 */
export function sufficiencyOf(given: string | null, grounding: Grounding): Sufficiency {
  if (given === null) return { enough: true };
  return { enough: false, reason: grounding.reason(given) ?? 'The model found too little to go on.' };
}

/** Limits a number to the range from 0 to 1, with two decimals; models exceed it. */
export function unit(value: number): number {
  return Math.round(Math.min(1, Math.max(0, value)) * 100) / 100;
}
