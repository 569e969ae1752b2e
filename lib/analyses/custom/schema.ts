import { z } from 'zod';
import { resultBase, seconds } from '#lib/analyses/evidence/evidence';

/** What a model found to a question of the owner's own. Each finding rests on words that stand in the transcript. */
export const customAnswerSchema = z.object({
  ...resultBase,
  /** The question as it was asked. */
  name: z.string(),
  instruction: z.string(),
  /** The answer in a sentence or two; null where there is too little to go on. */
  reply: z.string().nullable(),
  findings: z.array(
    z.object({ quote: z.string(), note: z.string(), speaker: z.string().nullable(), start_s: seconds, end_s: seconds }),
  ),
});
export type CustomAnswer = z.infer<typeof customAnswerSchema>;
