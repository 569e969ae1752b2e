import { z } from 'zod';
import { kindName, prose, resultBase, saidWords, score, speakerName } from '#lib/analyses/evidence/evidence';

/** New fields have defaults, so that data without them still fits. */
export const speakerIntentAnalysisSchema = z.object({
  ...resultBase,
  /** The intent of the main speaker (see lib/text/intents/names.ts); null if unclear. */
  inferred_intent: kindName.nullable(),
  /** The engine's confidence in it, 0 to 1. */
  confidence_score: score.nullable(),
  secondary_intents: z.array(kindName),
  /** Whole sentences, verbatim. */
  key_phrases_supporting_intent: z.array(saidWords),
  overall_assessment: prose,
  /**
   * Intents of every speaker, in order of first speech: at most two, none if unclear. Empty if the speakers are
   * unknown.
   */
  speakers: z
    .array(
      z.object({
        speaker: speakerName,
        intents: z.array(kindName).default([]),
        inferred_intent: kindName.nullable(),
        confidence_score: score.nullable(),
        secondary_intents: z.array(kindName),
      }),
    )
    .default([]),
});
export type SpeakerIntentAnalysis = z.infer<typeof speakerIntentAnalysisSchema>;
