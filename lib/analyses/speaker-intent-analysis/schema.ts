import { z } from 'zod';
import { resultBase, score } from '#lib/analyses/evidence';

const count = z.number().int().min(0);

/** New fields have defaults, so that what is sent without them still fits. */
export const speakerIntentAnalysisSchema = z.object({
  ...resultBase,
  /** A verb that says what the talk is for: "plan", "persuade"; null where nothing stands out. */
  inferred_intent: z.string().nullable(),
  /** The aim's share of all that shows an aim (statements count half), times n / 20 while there are fewer than 20 such sentences. No probability. */
  confidence_score: score.nullable(),
  secondary_intents: z.array(z.string()),
  /** Whole sentences, verbatim. */
  key_phrases_supporting_intent: z.array(z.string()),
  overall_assessment: z.string(),
  /** Every speaker's own aim, in order of first speech; empty where speakers are not known. `sentences` show any aim. */
  speakers: z.array(z.object({ speaker: z.string(), inferred_intent: z.string().nullable(), confidence_score: score.nullable(), secondary_intents: z.array(z.string()), sentences_for_it: count, sentences: count })).default([]),
});
export type SpeakerIntentAnalysis = z.infer<typeof speakerIntentAnalysisSchema>;
