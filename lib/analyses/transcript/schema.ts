import { z } from 'zod';
import { resultBase, score, seconds } from '#lib/analyses/evidence';
import type { Segment, Word } from '#lib/speech/contract';

export type { Segment, Word };

export const segmentSchema = z.object({
  id: z.number().int().min(0),
  start_s: seconds,
  end_s: seconds,
  speaker: z.string().nullable(),
  text: z.string(),
  confidence: score,
}) satisfies z.ZodType<Segment>;

export const wordSchema = z.object({
  segment_id: z.number().int().min(0),
  word: z.string(),
  start_s: seconds,
  end_s: seconds,
  approximate: z.boolean(),
}) satisfies z.ZodType<Word>;

export const transcriptSchema = z.object({
  ...resultBase,
  /** The segments' texts joined by one space. */
  transcript: z.string(),
  /** BCP 47. */
  language: z.string(),
  segments: z.array(segmentSchema),
  words: z.array(wordSchema),
});
export type Transcript = z.infer<typeof transcriptSchema>;
