import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import { AppError } from '#lib/base/errors';

const tokensSchema = z.strictObject({ input: z.number().int().min(0), output: z.number().int().min(0) });

/** One answer of a model to one call about one talk. */
const answerSchema = z.strictObject({
  talk: z.string(),
  /** Name of the call: "facts" or "feeling". */
  call: z.string(),
  /** As it came; one that was made by hand may be the object itself. */
  answer: z.union([z.string(), z.record(z.string(), z.unknown())]),
  /** It reached the limit of its length. */
  cut_off: z.boolean().default(false),
  /** null where nobody counted; then they are estimated from the lengths. */
  tokens: tokensSchema.nullable().default(null),
  seconds: z.number().min(0).nullable().default(null),
});
export type RecordedAnswer = z.infer<typeof answerSchema>;

const recordingSchema = z.strictObject({
  /** Who answered, when and to what, for whoever reads the numbers. */
  about: z.string(),
  model: z.string(),
  /** Tokens of transcript that one call held: other windows ask other questions. */
  window_tokens: z.number().int().min(500),
  /** Version of each reading's prompt that was answered. */
  prompts: z.record(z.string(), z.string()),
  /** In the order in which they were asked for. */
  answers: z.array(answerSchema),
});
export type Recording = z.infer<typeof recordingSchema>;

/** Throws AppError `not_found` where there is no such file, `invalid_body` where it is no recording. */
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
