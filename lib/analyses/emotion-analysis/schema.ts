import { z } from 'zod';
import { prose, resultBase, score, seconds } from '#lib/analyses/evidence/evidence';
import { emotionNames } from './names.ts';

const emotionName = z.enum(emotionNames);
export type EmotionName = z.infer<typeof emotionName>;

export const emotionAnalysisSchema = z.object({
  ...resultBase,
  /**
   * Only what is plain in the words, as most readers would agree, in order of time; most talk has few. The times are
   * those of the sentence, the score is the chance that a careful reader agrees. `both` where the voice is raised or
   * lowered as that emotion makes voices; `audio` only from a model.
   */
  emotions: z.array(
    z.object({
      emotion: emotionName,
      score,
      timestamp_start_s: seconds,
      timestamp_end_s: seconds,
      source: z.enum(['text', 'audio', 'both']),
    }),
  ),
  /** What is found most often, where it is found at least twice; else null. */
  dominant: emotionName.nullable(),
  /**
   * One entry a segment; valence -1 to 1 from the words, arousal 0 to 1 from the voice, `label` the emotion that is
   * plain in the words; each null where there is none or it cannot be told.
   */
  timeline: z.array(
    z.object({
      start_s: seconds,
      end_s: seconds,
      valence: z.number().min(-1).max(1).nullable(),
      arousal: score.nullable(),
      label: emotionName.nullable(),
    }),
  ),
  /**
   * Whether the passages have times that can be named; not where the text came without, or the result was stored before
   * this was told.
   */
  timed: z.boolean().default(false),
  /** How this reading came about, in a sentence or two; empty where nothing was read. */
  method: prose.default(''),
});
export type EmotionAnalysis = z.infer<typeof emotionAnalysisSchema>;
