import { z } from 'zod';
import { resultBase, score } from '#lib/analyses/evidence/evidence';

export const manipulationAssessmentSchema = z.object({
  ...resultBase,
  cues_present: z.boolean(),
  /** How densely cues occur, not a probability; null where there is too little text. */
  manipulation_score: score.nullable(),
  manipulation_confidence: score.nullable(),
  /** `certain`: whether most readers would agree, as a model says; absent where the local engine read. */
  manipulation_techniques: z.array(
    z.object({ technique: z.string(), quote: z.string(), explanation: z.string(), certain: z.boolean().optional() }),
  ),
  manipulation_explanation: z.string(),
});
export type ManipulationAssessment = z.infer<typeof manipulationAssessmentSchema>;
