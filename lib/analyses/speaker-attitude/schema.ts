import { z } from 'zod';
import { resultBase, score } from '#lib/analyses/evidence';

export const speakerAttitudeSchema = z.object({
  ...resultBase,
  dominant_attitude: z.string().nullable(),
  attitude_scores: z.record(z.string(), score),
  respect_level: z.enum(['low', 'neutral', 'high']).nullable(),
  respect_level_score: score.nullable(),
  formality_score: score.nullable(),
  politeness_score: score.nullable(),
  /** null where only words are known: sarcasm cannot be told from words. */
  sarcasm_detected: z.boolean().nullable(),
  sarcasm_confidence_score: score.nullable(),
  tone_indicators: z.array(z.string()),
});
export type SpeakerAttitude = z.infer<typeof speakerAttitudeSchema>;
