import type { z } from 'zod';
import { AppError } from '#lib/base/errors';
import type { Tokens } from './prices.ts';

/** One thing that a model is asked. */
export interface Question<T> {
  /** For the schema; letters, digits, underscore. */
  name: string;
  /** The form that is asked for. */
  schema: z.ZodType<T>;
  /** What an answer is read by, where less than the whole form will do. Default: `schema`. */
  read?: z.ZodType<T>;
  /** What to do: ours. */
  instructions: string;
  /** What to do it with: the conversation, which is data and never orders. */
  prompt: string;
  signal: AbortSignal;
  /** The object so far, at most four times a second; unchecked, since half an object fits no schema. */
  onPartial?: (partial: unknown) => void;
}

export interface Answer<T> {
  object: T;
  /** As the server names it. */
  model: string;
  tokens: Tokens;
  /** null where the price is not known. */
  cost_usd: number | null;
  /** Calls that it took: 1, or more after retries and a repair. */
  calls: number;
}

/**
 * The answer reached the limit of its length. `object` is what there is of it, the last value cut; null where it is no
 * object.
 */
export class CutOff extends AppError {
  readonly object: unknown;
  tokens: Tokens;
  calls = 1;
  cost_usd: number | null = null;

  constructor(object: unknown, tokens: Tokens) {
    super('model_failed', { reason: 'answer_cut' });
    this.object = object;
    this.tokens = tokens;
  }
}

/** The answer reached its limit before it had begun: all of it went into the model's thinking. */
export class AllThought extends CutOff {}

/** More than the server takes at once. Both in tokens: what it takes, and what this request has without its answer. */
export class TooLong extends AppError {
  readonly context: number;
  readonly taken: number;

  constructor({ context, taken, is_estimate }: { context: number; taken: number; is_estimate: boolean }) {
    super('model_too_long', { reason: 'context', context, taken, is_estimate });
    this.context = context;
    this.taken = taken;
  }
}

/**
 * Prompt to typed object. Throws AppError with a `model_` code (CutOff for an answer that is too long, TooLong for a
 * question that is), and the abort where `signal` was aborted.
 */
export interface LanguageEngine {
  readonly model: string;
  ask<T>(question: Question<T>): Promise<Answer<T>>;
}
