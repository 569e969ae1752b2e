import { z } from 'zod';
import { resultBase, score, seconds } from '#lib/analyses/evidence';
import { emotionNames } from './names.ts';

export const emotionName = z.enum(emotionNames);
export type EmotionName = z.infer<typeof emotionName>;

export const emotionAnalysisSchema = z.object({
  ...resultBase,
  /**
   * By passage (a segment, or about 40 words of a longer one), in order of time: the emotions of its words over their thresholds, the strongest
   * first; where none is, the nearest. `both` where the voice is raised or lowered as that emotion makes voices; `audio` only from a model.
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
  /** What leads most segments and at least two fifths of them; null where nothing does, or there is too little to say. */
  dominant: emotionName.nullable(),
  /** One entry a segment; valence -1 to 1 from the words, arousal 0 to 1 from the voice, `label` the strongest emotion of the words, each null where it cannot be told. */
  timeline: z.array(
    z.object({
      start_s: seconds,
      end_s: seconds,
      valence: z.number().min(-1).max(1).nullable(),
      arousal: score.nullable(),
      label: emotionName.nullable(),
    }),
  ),
  /** How this reading came about, in a sentence or two; empty where nothing was read. */
  method: z.string().default(''),
});
export type EmotionAnalysis = z.infer<typeof emotionAnalysisSchema>;
