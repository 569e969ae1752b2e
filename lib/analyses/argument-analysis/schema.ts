import { z } from 'zod';
import { kindName, prose, resultBase, saidWords, score, seconds, speakerName } from '#lib/analyses/evidence/evidence';

export const argumentAnalysisSchema = z.object({
  ...resultBase,
  arguments_present: z.boolean(),
  /**
   * `evidence` is the quote that supports the claim; it and its seconds are null for a claim without a reason. Results
   * of the local engine always have times and speaker.
   */
  key_arguments: z.array(
    z.object({
      claim: saidWords,
      evidence: saidWords.nullable(),
      strength: z.enum(['weak', 'moderate', 'strong']),
      claim_start_s: seconds.optional(),
      claim_end_s: seconds.optional(),
      evidence_start_s: seconds.nullable().optional(),
      evidence_end_s: seconds.nullable().optional(),
      speaker: speakerName.nullable().optional(),
      /** Whether the claim opens against the previous speaker's words ("But ...", "I disagree ..."). */
      counters: z.boolean().optional(),
    }),
  ),
  /** Share of claims with a reason; null without claims. */
  argument_strength: score.nullable(),
  argument_structure_rating: z.enum(['unstructured', 'partly_structured', 'structured']).nullable(),
  fallacies_detected: z.array(z.object({ fallacy: kindName, quote: saidWords, explanation: prose })),
  argument_summary: prose,
});
export type ArgumentAnalysis = z.infer<typeof argumentAnalysisSchema>;
