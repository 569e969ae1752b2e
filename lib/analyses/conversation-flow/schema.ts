import { z } from 'zod';
import { kindName, prose, resultBase, saidWords, score, seconds, speakerName } from '#lib/analyses/evidence/evidence';

const stretch = { start_s: seconds, end_s: seconds } as const;

/** New arrays default to empty, so that data from callers without them still fits. */
export const conversationFlowSchema = z.object({
  ...resultBase,
  engagement_level: z.enum(['low', 'medium', 'high']).nullable(),
  /** Lexical cohesion of neighbouring passages. */
  topic_coherence_score: score.nullable(),
  /** Share of talk by speaker, in time or words (see `dominance_by`); null if the speakers are unknown. */
  conversation_dominance: z.record(speakerName, score).nullable(),
  /** The unit of the shares: words if the transcript has no times. */
  dominance_by: z.enum(['time', 'words']).nullable().default(null),
  turn_taking_efficiency: score.nullable(),
  conversation_phase: kindName.nullable(),
  /** Opening, body and closing. */
  phases: z.array(z.object({ phase: kindName, ...stretch })),
  /** Parts of the body by subject, with the words that distinguish each; empty if the subject does not change. */
  subjects: z.array(z.object({ words: z.array(saidWords), ...stretch })).default([]),
  /** Questions and answers, proposals and replies, as quotes, if the acts show them. */
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
  /** Similarity of the passages on both sides of each gap: at most 200 points, in order of time. */
  coherence_over_time: z.array(z.object({ ...stretch, similarity: score })).default([]),
  /** `disruption` is a sentence for readers; `kind` is for drawing. */
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
  /** By field name, the sentence that says why it is null. */
  not_available: z.record(kindName, prose),
  /** The method behind the card, in a line. */
  method: prose.default(''),
});
export type ConversationFlow = z.infer<typeof conversationFlowSchema>;
