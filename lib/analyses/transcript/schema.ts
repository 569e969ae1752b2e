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
  /**
   * Where the times come from: measured in the recording, given with a transcript (subtitles), or none. With `none` they only keep the
   * order, at a nominal 150 words a minute, and nothing may be measured by them or shown as a clock.
   */
  times: z.enum(['measured', 'given', 'none']),
  /**
   * When each voice is heard, measured in the channel that is that speaker's own, sorted by start; those of different speakers may overlap. null
   * where the recording has no channel for each speaker.
   */
  speaker_spans: z.array(z.object({ speaker: z.string(), start_s: seconds, end_s: seconds })).nullable(),
});
export type Transcript = z.infer<typeof transcriptSchema>;
