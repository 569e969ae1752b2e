import { z } from 'zod';
import { resultBase } from '#lib/analyses/evidence';

const level = z.enum(['low', 'normal', 'high']);

export const psychologicalAnalysisSchema = z.object({
  ...resultBase,
  /** In words with their uncertainty, "signs of ..."; null where it cannot be told. */
  emotional_state: z.string().nullable(),
  cognitive_load: level.nullable(),
  /** From the voice, so null without audio or with VOICE_INFERENCE=off. */
  stress_level: level.nullable(),
  /** How sure the wording is (hedges against boosters). */
  confidence_level: level.nullable(),
  potential_biases: z.array(z.string()),
  psychological_summary: z.string(),
});
export type PsychologicalAnalysis = z.infer<typeof psychologicalAnalysisSchema>;
