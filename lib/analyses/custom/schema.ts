import { z } from 'zod';
import { prose, resultBase, saidWords, seconds, speakerName } from '#lib/analyses/evidence/evidence';

/** A model's answer to a question of the owner's own. Each finding is backed by words of the transcript. */
export const customAnswerSchema = z.object({
  ...resultBase,
  /** The question as the owner asked it. */
  name: prose,
  instruction: prose,
  /** The answer in a sentence or two; null if there is too little to go on. */
  reply: prose.nullable(),
  findings: z.array(
    z.object({ quote: saidWords, note: prose, speaker: speakerName.nullable(), start_s: seconds, end_s: seconds }),
  ),
});
export type CustomAnswer = z.infer<typeof customAnswerSchema>;
