import { z } from 'zod';
import { resultBase, seconds } from '#lib/analyses/evidence';

const speaker = z.string().nullable();

/** Every text, question, answer and quote is verbatim. Arrays marked "new" default to empty, so that what a caller sends without them still fits. */
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
  /** What was asked, in order. `answered` is null where it cannot be told; `answer` is the sentence that answers. */
  questions: z
    .array(z.object({ question: z.string(), speaker, start_s: seconds, end_s: seconds, answered: z.boolean().nullable(), answer: z.string().nullable(), answer_start_s: seconds.nullable() }))
    .default([]),
  /** Sentences in which something was settled. */
  decisions: z.array(z.object({ text: z.string(), speaker, start_s: seconds, end_s: seconds })).default([]),
  /**
   * The `action_items` with who (a speaker, a name, "we", "the speaker", "the person spoken to") and when (verbatim).
   * Where a request was accepted, the time may stand in the reply. `accepted`: whether somebody said yes to a request; null for a promise or a
   * plan, which ask nobody, and where no reply can be told.
   */
  actions: z.array(z.object({ text: z.string(), who: z.string().nullable(), when: z.string().nullable(), start_s: seconds, end_s: seconds, accepted: z.boolean().nullable() })).default([]),
  /** The `unverified_claims` with what could be checked in them. */
  checkable_claims: z.array(z.object({ text: z.string(), start_s: seconds, end_s: seconds, speaker, what: z.enum(['number', 'name', 'date']) })).default([]),
  /** Two quotes that do not fit together, side by side. */
  contradictions: z.array(z.object({ first: z.string(), first_start_s: seconds, second: z.string(), second_start_s: seconds, why: z.string() })).default([]),
  /** How the card came to its reading, in a line. */
  method: z.string().default(''),
});
export type EnhancedUnderstanding = z.infer<typeof enhancedUnderstandingSchema>;
