import { z } from 'zod';
import { kindName, prose, resultBase, saidWords, score } from '#lib/analyses/evidence/evidence';

export const manipulationAssessmentSchema = z.object({
  ...resultBase,
  cues_present: z.boolean(),
  /** Density of cues, not a probability; null if there is too little text. */
  manipulation_score: score.nullable(),
  manipulation_confidence: score.nullable(),
  /** `certain`: whether most readers would agree, according to a model; absent in results of the local engine. */
  manipulation_techniques: z.array(
    z.object({ technique: kindName, quote: saidWords, explanation: prose, certain: z.boolean().optional() }),
  ),
  manipulation_explanation: prose,
});
export type ManipulationAssessment = z.infer<typeof manipulationAssessmentSchema>;
