import type { z } from 'zod';
import type { Tokens } from '#lib/language/prices';

/** One thing that a model is asked. */
export interface Question<T> {
  /** For the schema; letters, digits, underscore. */
  name: string;
  schema: z.ZodType<T>;
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

/** Prompt to typed object. Throws AppError with a `model_` code, and the abort where `signal` was aborted. */
export interface LanguageEngine {
  readonly model: string;
  ask<T>(question: Question<T>): Promise<Answer<T>>;
}
