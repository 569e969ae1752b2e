import { z } from 'zod';

/** A model's reference to the transcript. */
export const citationSchema = z.object({
  /** Number of the line in which the quote begins. */
  line: z.number().int(),
  /** Words of the transcript, verbatim. */
  quote: z.string(),
});
export type Citation = z.infer<typeof citationSchema>;
