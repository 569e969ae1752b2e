import { z } from 'zod';
import { questionSchema } from '#lib/analyses/custom/question';
import { analysisTypes } from '#lib/analyses/steps';

const orderSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('step'),
    analysis_type: z.enum(analysisTypes),
    engine: z.enum(['local', 'model']),
    instruction: z.string().nullable(),
  }),
  z.object({ kind: z.literal('readings'), which: z.enum(['cheap', 'all']) }),
  z.object({ kind: z.literal('speakers') }),
  z.object({
    kind: z.literal('question'),
    analysis_type: z.templateLiteral(['custom:', z.string()]),
    question: questionSchema,
  }),
]);

/** A queued job: the whole run of a session, or one of its steps again. */
export const runJobSchema = z.discriminatedUnion('kind', [
  z.object({ session_id: z.string(), kind: z.literal('run') }),
  z.object({ session_id: z.string(), kind: z.literal('again'), order: orderSchema }),
]);
export type RunJob = z.infer<typeof runJobSchema>;

/** `DB` is the type of a transaction. The jobs of one session run one after the other. */
export interface RunQueue<DB> {
  /** Queued when the transaction commits. The whole run of a session is not queued twice. */
  enqueue(job: RunJob, transaction?: DB): Promise<void>;
  /** Drops the waiting jobs of a session. */
  drop(sessionId: string): Promise<void>;
}
