import type { z } from 'zod';
import { AppError } from '#lib/base/errors';
import type { Tokens } from './prices.ts';

/** One question for a model. */
export interface Question<T> {
  /** The name of the schema; letters, digits, underscore. */
  name: string;
  /** The requested form. */
  schema: z.ZodType<T>;
  /** The schema that parses the answer, if a part of the form is enough. Default: `schema`. */
  read?: z.ZodType<T>;
  /** The instructions, which are ours. */
  instructions: string;
  /** The conversation, which is data and never instructions. */
  prompt: string;
  signal: AbortSignal;
  /** Called with the object so far, at most four times a second; unchecked, since half an object fits no schema. */
  onPartial?: (partial: unknown) => void;
}

export interface Answer<T> {
  object: T;
  /** The server's name of it. */
  model: string;
  tokens: Tokens;
  /** null if the price is unknown. */
  cost_usd: number | null;
  /** The number of calls: 1, or more after retries and a repair. */
  calls: number;
}

/**
 * The answer reached its length limit. `object` is its beginning, with the last value truncated; null if it is not an
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

/** The answer reached its limit before it had begun: the model's thinking used it up. */
export class AllThought extends CutOff {}

/**
 * The request is too long for the server. Both in tokens: the server's limit, and the size of this request without its
 * answer.
 */
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
 * From prompt to typed object. Throws AppError with a `model_` code (CutOff for an answer that is too long, TooLong for
 * a question that is), and the abort reason if `signal` was aborted.
 */
export interface LanguageEngine {
  readonly model: string;
  ask<T>(question: Question<T>): Promise<Answer<T>>;
}
