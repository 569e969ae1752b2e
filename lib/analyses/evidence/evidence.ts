import { z } from 'zod';

/** Seconds from the start of the recording. */
export const seconds = z.number().min(0);
/** 0 to 1. */
export const score = z.number().min(0).max(1);

/**
 * One thing that can be heard. A text quote stands verbatim in the transcript. For `source: 'audio'` the quote is what
 * was said there, or empty where nothing was said. `cue` is a short snake_case name of what was noticed.
 */
export const evidenceSchema = z.object({
  quote: z.string(),
  segment_id: z.number().int().min(0).nullable(),
  start_s: seconds,
  end_s: seconds,
  speaker: z.string().nullable(),
  cue: z.string().min(1),
  source: z.enum(['text', 'audio']),
  note: z.string().optional(),
  /** Stable id of the rule that found it, where one did. */
  rule: z.string().optional(),
});
export type Evidence = z.infer<typeof evidenceSchema>;

/** Whether there is enough to go on; `reason` is a sentence for the reader, always present when `enough` is false. */
export const sufficiencySchema = z.object({ enough: z.boolean(), reason: z.string().optional() });
export type Sufficiency = z.infer<typeof sufficiencySchema>;

/** What every result has. */
export const resultBase = {
  evidence: z.array(evidenceSchema),
  sufficiency: sufficiencySchema,
  /** Claims whose quote was not found in the transcript. */
  dropped_claims: z.number().int().min(0),
};
