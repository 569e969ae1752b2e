import { z } from 'zod';
import { questionKinds } from '#lib/text/questions/kinds';
import { personName, prose, resultBase, saidWords, seconds, speakerName } from '#lib/analyses/evidence/evidence';

const speaker = speakerName.nullable();
/** The same in a model's own words, beside the quote; absent where the local engine read. */
const ownWords = prose.optional();

/** What an action's state was at the end of the talk. */
export const actionStatus = z.enum(['open', 'done', 'declined', 'conditional']);
export const questionKind = z.enum(questionKinds);
export const questionStatus = z.enum(['answered', 'open', 'deflected', 'unclear']);

/**
 * Every text, question, answer and quote is verbatim. Arrays marked "new" default to empty, so that what a caller sends
 * without them still fits.
 */
export const enhancedUnderstandingSchema = z.object({
  ...resultBase,
  summary_of_understanding: prose,
  key_topics: z.array(saidWords),
  /** What somebody said they, or somebody else, will do: verbatim; what is open or depends on something. */
  action_items: z.array(prose),
  unresolved_questions: z.array(prose),
  contextual_insights: z.array(prose),
  nuances_detected: z.array(prose),
  key_inconsistencies: z.array(prose),
  areas_of_evasiveness: z.array(prose),
  suggested_follow_up_questions: z.array(prose),
  /** Statements of fact that somebody could check. */
  unverified_claims: z.array(prose),
  /**
   * What was asked, in order, then what asks for nothing (all kinds but the first three). `answered` is null where it
   * cannot be told; `answer` is the sentence that answers.
   * `status` only from a model, which tells a question that the reply goes round (`deflected`) from one that is left
   * open.
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
  /** Sentences in which something was settled; `explicit` where the settlement itself was put into words. */
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
   * What somebody is to do after the talk, the most important first: those with a doer and a time. `who` is a speaker,
   * a name or "we"; `when` is verbatim and may stand in the reply. `accepted`: whether somebody said yes to a request;
   * null for a promise or a plan, which ask nobody, and where no reply can be told.
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
  /** The `unverified_claims` with what could be checked in them. */
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
  /** Two quotes that do not fit together, side by side. */
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
  /** What people hold or want: `stance` is a quote, `on` the matter, null where it is not told. */
  positions: z.array(z.object({ speaker, on: prose.nullable(), stance: saidWords, start_s: seconds })).default([]),
  /** Where people disagree: `about` is a quote; `resolved` null where it cannot be told. */
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
  /** Where the talk turns: a quote, and what changes there in a model's own words. */
  turning_points: z.array(z.object({ what: saidWords, change: ownWords, start_s: seconds })).default([]),
  /** How the card came to its reading, in a line. */
  method: prose.default(''),
});
export type EnhancedUnderstanding = z.infer<typeof enhancedUnderstandingSchema>;

/** Whether a task waits to be done; what depends on something does not yet. */
export function isToDo({ status }: Pick<EnhancedUnderstanding['actions'][number], 'status'>): boolean {
  return status === 'open';
}

/** Whether a question stayed open; one of which it cannot be told did not. */
export function isUnanswered({ answered }: Pick<EnhancedUnderstanding['questions'][number], 'answered'>): boolean {
  return answered === false;
}
