import { z } from 'zod';
import { prose, resultBase, saidWords, seconds, speakerName } from '#lib/analyses/evidence/evidence';
import { strainSigns } from '#lib/text/feelings/names';

const level = z.enum(['low', 'normal', 'high']);

export const psychologicalAnalysisSchema = z.object({
  ...resultBase,
  /** In words with their uncertainty, "signs of ..."; null where it cannot be told. */
  emotional_state: prose.nullable(),
  cognitive_load: level.nullable(),
  /** From the voice, so null without audio or with VOICE_INFERENCE=off. */
  stress_level: level.nullable(),
  /** How sure the wording is (hedges against boosters). */
  confidence_level: level.nullable(),
  /**
   * Signs of strain put into words, each quoted from where it stands; most talk has none. What the voice shows is
   * `stress_level`.
   */
  strain: z
    .array(z.object({ sign: z.enum(strainSigns), speaker: speakerName.nullable(), quote: saidWords, start_s: seconds }))
    .default([]),
  /**
   * Whether the passages have times that can be named; not where the text came without, or the result was stored before
   * this was told.
   */
  timed: z.boolean().default(false),
  potential_biases: z.array(prose),
  psychological_summary: prose,
});
export type PsychologicalAnalysis = z.infer<typeof psychologicalAnalysisSchema>;
