import { z } from 'zod';

/** A piece of work that waits for a process. */
export const runJobSchema = z.object({ session_id: z.string(), kind: z.literal('run') });
export type RunJob = z.infer<typeof runJobSchema>;

/** `DB` is what a transaction is. */
export interface RunQueue<DB> {
  /** Queued when the transaction commits; a session that is queued or running already is not queued twice. */
  enqueue(job: RunJob, transaction: DB): Promise<void>;
}
