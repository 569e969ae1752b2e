import { z } from 'zod';
import { kindName, prose, resultBase, saidWords, score, speakerName } from '#lib/analyses/evidence/evidence';

/** New fields have defaults, so that what is sent without them still fits. */
export const speakerIntentAnalysisSchema = z.object({
  ...resultBase,
  /**
   * What the one who speaks most wants of the talk (the words of lib/text/intents/names.ts); null where it is not
   * clear.
   */
  inferred_intent: kindName.nullable(),
  /** How sure the engine is of it, 0 to 1. */
  confidence_score: score.nullable(),
  secondary_intents: z.array(kindName),
  /** Whole sentences, verbatim. */
  key_phrases_supporting_intent: z.array(saidWords),
  overall_assessment: prose,
  /**
   * Every speaker's own intents, in order of first speech: two at most, none where they are not clear; empty where
   * speakers are not known.
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
