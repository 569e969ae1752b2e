import { z } from 'zod';
import { resultBase, score } from '#lib/analyses/evidence';

export const manipulationAssessmentSchema = z.object({
  ...resultBase,
  cues_present: z.boolean(),
  /** How densely cues occur, not a probability; null where there is too little text. */
  manipulation_score: score.nullable(),
  manipulation_confidence: score.nullable(),
  manipulation_techniques: z.array(z.object({ technique: z.string(), quote: z.string(), explanation: z.string() })),
  manipulation_explanation: z.string(),
});
export type ManipulationAssessment = z.infer<typeof manipulationAssessmentSchema>;

/** In the explanation of a cue that is one weak phrase alone. */
export const weakNote = 'A weak cue: it is often said with no such aim, and counts here because one of the speakers says it to the other.';
