import { z } from 'zod/mini';

/** The server's answers to the events of a live recording (docs/LIVE.md). */
export const problemSchema = z.object({
  error: z.object({ status: z.number(), code: z.optional(z.string()), detail: z.string() }),
});
export const startedSchema = z.object({ session_id: z.string(), next_frame: z.number() });
export const storedSchema = z.object({ next_frame: z.number() });
/** The server's own messages. */
export const noticeSchema = z.object({ message: z.string(), left_s: z.number() });
export const endedSchema = z.object({ reason: z.enum(['taken_over', 'stopped', 'erased']) });

/** Writing the file of three hours takes a while; in ms. */
export const stopTimeoutMs = 180_000;

/** The sentence of a refusal; null for any other answer. */
export function problemOf(answer: unknown): string | null {
  const problem = problemSchema.safeParse(answer);
  return problem.success ? problem.data.error.detail : null;
}
