import { z } from 'zod';
import { resultBase, score } from '#lib/analyses/evidence';

export const speakerIntentAnalysisSchema = z.object({
  ...resultBase,
  inferred_intent: z.string().nullable(),
  confidence_score: score.nullable(),
  secondary_intents: z.array(z.string()),
  key_phrases_supporting_intent: z.array(z.string()),
  overall_assessment: z.string(),
});
export type SpeakerIntentAnalysis = z.infer<typeof speakerIntentAnalysisSchema>;
