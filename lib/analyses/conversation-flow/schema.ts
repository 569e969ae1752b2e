import { z } from 'zod';
import { resultBase, score, seconds } from '#lib/analyses/evidence';

export const conversationFlowSchema = z.object({
  ...resultBase,
  engagement_level: z.enum(['low', 'medium', 'high']).nullable(),
  /** Lexical cohesion of neighbouring passages. */
  topic_coherence_score: score.nullable(),
  /** Share of talk time by speaker; null where speakers are not known. */
  conversation_dominance: z.record(z.string(), score).nullable(),
  turn_taking_efficiency: score.nullable(),
  conversation_phase: z.string().nullable(),
  phases: z.array(z.object({ phase: z.string(), start_s: seconds, end_s: seconds })),
  flow_disruptions: z.array(z.object({ disruption: z.string(), start_s: seconds, end_s: seconds })),
  dialogue_acts: z.array(
    z.object({ speaker: z.string().nullable(), act_type: z.string(), text: z.string(), start_s: seconds, end_s: seconds }),
  ),
  /** Field name to the sentence that says why it is null. */
  not_available: z.record(z.string(), z.string()),
});
export type ConversationFlow = z.infer<typeof conversationFlowSchema>;
