import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import { AppError } from '#lib/base/errors';

const tokensSchema = z.strictObject({ input: z.number().int().min(0), output: z.number().int().min(0) });

/** One answer of a model to one call about one talk. */
const answerSchema = z.strictObject({
  talk: z.string(),
  /** Name of the call: "facts" or "feeling". */
  call: z.string(),
  /** Unchanged; one that was written by hand may be the object itself. */
  answer: z.union([z.string(), z.record(z.string(), z.unknown())]),
  /** It reached its length limit. */
  cut_off: z.boolean().default(false),
  /** null if they were not counted; then they are estimated from the lengths. */
  tokens: tokensSchema.nullable().default(null),
  seconds: z.number().min(0).nullable().default(null),
});
export type RecordedAnswer = z.infer<typeof answerSchema>;

const recordingSchema = z.strictObject({
  /** The model, the date and the purpose, for readers of the numbers. */
  about: z.string(),
  model: z.string(),
  /** Tokens of transcript in one call: other windows lead to other questions. */
  window_tokens: z.number().int().min(500),
  /** The version of each reading's prompt. */
  prompts: z.record(z.string(), z.string()),
  /** In the order of the questions. */
  answers: z.array(answerSchema),
});
export type Recording = z.infer<typeof recordingSchema>;

/** Throws AppError `not_found` if there is no such file, `invalid_body` if it is not a recording. */
export function readRecording(path: string): Recording {
  if (!existsSync(path)) throw new AppError('not_found', { reason: 'model_recording', path });
  try {
    return recordingSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch (error) {
    const [issue] = error instanceof z.ZodError ? error.issues : [];
    throw new AppError(
      'invalid_body',
      { reason: 'not_a_model_recording', path, problem: issue ? `${issue.path.join('.')}: ${issue.message}` : null },
      { cause: error },
    );
  }
}

export function writeRecording(path: string, recording: Recording): void {
  writeFileSync(path, `${JSON.stringify(recording, null, 1)}\n`);
}
