import { z } from 'zod';
import { resultBase } from '#lib/analyses/evidence';

export const enhancedUnderstandingSchema = z.object({
  ...resultBase,
  summary_of_understanding: z.string(),
  key_topics: z.array(z.string()),
  /** What somebody said they, or somebody else, will do: verbatim. */
  action_items: z.array(z.string()),
  unresolved_questions: z.array(z.string()),
  contextual_insights: z.array(z.string()),
  nuances_detected: z.array(z.string()),
  key_inconsistencies: z.array(z.string()),
  areas_of_evasiveness: z.array(z.string()),
  suggested_follow_up_questions: z.array(z.string()),
  /** Statements with a number, name or date that somebody could check. */
  unverified_claims: z.array(z.string()),
});
export type EnhancedUnderstanding = z.infer<typeof enhancedUnderstandingSchema>;
