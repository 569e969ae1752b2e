import { z } from 'zod';
import { questionKinds } from '#lib/text/questions/kinds';
import { personName, prose, resultBase, saidWords, seconds, speakerName } from '#lib/analyses/evidence/evidence';

const speaker = speakerName.nullable();
/** The same in a model's own words, in addition to the quote; absent in results of the local engine. */
const ownWords = prose.optional();

/** The state of a task at the end of the talk. */
export const actionStatus = z.enum(['open', 'done', 'declined', 'conditional']);
export const questionKind = z.enum(questionKinds);
export const questionStatus = z.enum(['answered', 'open', 'deflected', 'unclear']);

/**
 * Every text, question, answer and quote is verbatim. Arrays marked "new" default to empty, so that data from callers
 * without them still fits.
 */
export const enhancedUnderstandingSchema = z.object({
  ...resultBase,
  summary_of_understanding: prose,
  key_topics: z.array(saidWords),
  /** Open and conditional tasks that a speaker accepted or assigned, verbatim. */
  action_items: z.array(prose),
  unresolved_questions: z.array(prose),
  contextual_insights: z.array(prose),
  nuances_detected: z.array(prose),
  key_inconsistencies: z.array(prose),
  areas_of_evasiveness: z.array(prose),
  suggested_follow_up_questions: z.array(prose),
  /** Statements of fact that could be checked. */
  unverified_claims: z.array(prose),
  /**
   * Questions that ask for something, in order, followed by those that do not (all kinds but the first three).
   * `answered` is null if it is unknown; `answer` is the sentence that answers. `status` comes only from a model, which
   * distinguishes evaded questions (`deflected`) from open ones.
   */
  questions: z
    .array(
      z.object({
        question: saidWords,
        kind: questionKind.default('information'),
        speaker,
        start_s: seconds,
        end_s: seconds,
        answered: z.boolean().nullable(),
        answer: saidWords.nullable(),
        answer_start_s: seconds.nullable(),
        status: questionStatus.optional(),
      }),
    )
    .default([]),
  /** Sentences that settle something; `explicit` if words state the agreement itself. */
  decisions: z
    .array(
      z.object({
        text: saidWords,
        what: ownWords,
        explicit: z.boolean().nullable().default(null),
        speaker,
        start_s: seconds,
        end_s: seconds,
      }),
    )
    .default([]),
  /**
   * Tasks after the talk, those with a doer and a time first. `who` is a speaker, a name or "we"; `when` is verbatim
   * and may come from the reply. `accepted`: whether a request was accepted; null for a promise or a plan, which ask
   * nobody, and if the reply is unclear.
   */
  actions: z
    .array(
      z.object({
        text: saidWords,
        what: ownWords,
        who: personName.nullable(),
        when: saidWords.nullable(),
        status: actionStatus.default('open'),
        start_s: seconds,
        end_s: seconds,
        accepted: z.boolean().nullable(),
      }),
    )
    .default([]),
  /** The `unverified_claims`, with the kind of information that could be checked. */
  checkable_claims: z
    .array(
      z.object({
        text: saidWords,
        start_s: seconds,
        end_s: seconds,
        speaker,
        what: z.enum(['number', 'name', 'date', 'claim']),
      }),
    )
    .default([]),
  /** Two contradictory quotes, side by side. */
  contradictions: z
    .array(
      z.object({
        first: saidWords,
        first_start_s: seconds,
        second: saidWords,
        second_start_s: seconds,
        why: prose,
      }),
    )
    .default([]),
  /** Views and wishes of the speakers: `stance` is a quote, `on` the matter, null if it is not stated. */
  positions: z.array(z.object({ speaker, on: prose.nullable(), stance: saidWords, start_s: seconds })).default([]),
  /** Disagreements: `about` is a quote; `resolved` is null if it is unknown. */
  disagreements: z
    .array(
      z.object({
        between: z.array(personName),
        about: saidWords,
        what: ownWords,
        resolved: z.boolean().nullable(),
        start_s: seconds,
        end_s: seconds,
      }),
    )
    .default([]),
  /** Turning points: a quote, and the change in a model's own words. */
  turning_points: z.array(z.object({ what: saidWords, change: ownWords, start_s: seconds })).default([]),
  /** The method behind the card, in a line. */
  method: prose.default(''),
});
export type EnhancedUnderstanding = z.infer<typeof enhancedUnderstandingSchema>;

/** Whether a task is open. Conditional tasks do not count yet. */
export function isToDo({ status }: Pick<EnhancedUnderstanding['actions'][number], 'status'>): boolean {
  return status === 'open';
}

/** Whether a question is known to be unanswered; false if that is unknown. */
export function isUnanswered({ answered }: Pick<EnhancedUnderstanding['questions'][number], 'answered'>): boolean {
  return answered === false;
}
