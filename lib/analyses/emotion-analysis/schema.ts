import { z } from 'zod';
import { resultBase, score, seconds } from '#lib/analyses/evidence';

export const emotionNames = ['anger', 'disgust', 'fear', 'joy', 'sadness', 'surprise', 'neutral'] as const;
export const emotionName = z.enum(emotionNames);
export type EmotionName = z.infer<typeof emotionName>;

export const emotionAnalysisSchema = z.object({
  ...resultBase,
  emotions: z.array(
    z.object({
      emotion: emotionName,
      score,
      timestamp_start_s: seconds,
      timestamp_end_s: seconds,
      source: z.enum(['text', 'audio', 'both']),
    }),
  ),
  /** null where there is too little to say. */
  dominant: emotionName.nullable(),
  /** One entry a segment; valence -1 to 1 from the words, arousal 0 to 1 from the voice, each null where it cannot be told. */
  timeline: z.array(
    z.object({
      start_s: seconds,
      end_s: seconds,
      valence: z.number().min(-1).max(1).nullable(),
      arousal: score.nullable(),
      label: emotionName.nullable(),
    }),
  ),
});
export type EmotionAnalysis = z.infer<typeof emotionAnalysisSchema>;
