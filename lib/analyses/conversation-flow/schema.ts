import { z } from 'zod';
import { kindName, prose, resultBase, saidWords, score, seconds, speakerName } from '#lib/analyses/evidence/evidence';

const stretch = { start_s: seconds, end_s: seconds } as const;

/** New arrays default to empty, so that what a caller sends without them still fits. */
export const conversationFlowSchema = z.object({
  ...resultBase,
  engagement_level: z.enum(['low', 'medium', 'high']).nullable(),
  /** Lexical cohesion of neighbouring passages. */
  topic_coherence_score: score.nullable(),
  /** Share of talk by speaker, of time or of words (see `dominance_by`); null where speakers are not known. */
  conversation_dominance: z.record(speakerName, score).nullable(),
  /** What the shares are shares of: words where the transcript has no times. */
  dominance_by: z.enum(['time', 'words']).nullable().default(null),
  turn_taking_efficiency: score.nullable(),
  conversation_phase: kindName.nullable(),
  /** Opening, body, closing. */
  phases: z.array(z.object({ phase: kindName, ...stretch })),
  /** The body's parts by subject, with the words that set each apart; empty where the subject does not change. */
  subjects: z.array(z.object({ words: z.array(saidWords), ...stretch })).default([]),
  /** Where the acts show it: questions and their answers, proposals, and what was said to them. Quotes. */
  problem_solving: z
    .array(
      z.object({
        step: z.enum(['question', 'answer', 'proposal', 'agreement', 'disagreement']),
        text: saidWords,
        speaker: speakerName.nullable(),
        ...stretch,
      }),
    )
    .default([]),
  /** Similarity of the passages on both sides of each gap, at most 200 points in order of time. */
  coherence_over_time: z.array(z.object({ ...stretch, similarity: score })).default([]),
  /** `disruption` is for reading; `kind` for drawing. */
  flow_disruptions: z.array(
    z.object({
      disruption: prose,
      ...stretch,
      kind: z.enum(['long_silence', 'topic_shift', 'interruption', 'open_question']).optional(),
      quote: saidWords.optional(),
    }),
  ),
  dialogue_acts: z.array(
    z.object({ speaker: speakerName.nullable(), act_type: kindName, text: saidWords, ...stretch }),
  ),
  /** Field name to the sentence that says why it is null. */
  not_available: z.record(kindName, prose),
  /** How the card came to its reading, in a line. */
  method: prose.default(''),
});
export type ConversationFlow = z.infer<typeof conversationFlowSchema>;
