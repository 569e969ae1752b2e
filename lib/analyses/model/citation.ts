import { z } from 'zod';

/** How a model points to the transcript. */
export const citationSchema = z.object({
  /** The number of the line in which the quote begins. */
  line: z.number().int(),
  /** Words of the transcript, verbatim. */
  quote: z.string(),
});
export type Citation = z.infer<typeof citationSchema>;
