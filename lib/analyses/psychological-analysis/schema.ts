import { z } from 'zod';
import { prose, resultBase, saidWords, seconds, speakerName } from '#lib/analyses/evidence/evidence';
import { strainSigns } from '#lib/text/feelings/names';

const level = z.enum(['low', 'normal', 'high']);

export const psychologicalAnalysisSchema = z.object({
  ...resultBase,
  /** A sentence with its uncertainty, "signs of ..."; null if unknown. */
  emotional_state: prose.nullable(),
  cognitive_load: level.nullable(),
  /** From the voice, so null without audio or with VOICE_INFERENCE=off. */
  stress_level: level.nullable(),
  /** Certainty of the wording, by hedges and boosters. */
  confidence_level: level.nullable(),
  /** Signs of strain in the words, each with its quote; most talk contains none. For the voice, see `stress_level`. */
  strain: z
    .array(z.object({ sign: z.enum(strainSigns), speaker: speakerName.nullable(), quote: saidWords, start_s: seconds }))
    .default([]),
  /**
   * Whether times of passages can be named: false if the text has none, or if the result was stored before this field
   * existed.
   */
  timed: z.boolean().default(false),
  potential_biases: z.array(prose),
  psychological_summary: prose,
});
export type PsychologicalAnalysis = z.infer<typeof psychologicalAnalysisSchema>;
