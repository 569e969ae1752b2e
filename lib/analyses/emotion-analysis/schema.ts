import { z } from 'zod';
import { prose, resultBase, score, seconds } from '#lib/analyses/evidence/evidence';
import { emotionNames } from './names.ts';

const emotionName = z.enum(emotionNames);
export type EmotionName = z.infer<typeof emotionName>;

export const emotionAnalysisSchema = z.object({
  ...resultBase,
  /**
   * Emotions that the words show plainly, in order of time; most talk contains few. Times are those of the sentence;
   * the score is the probability that a careful reader agrees. `both`: the voice is also raised or lowered as the
   * emotion predicts. `audio` comes only from a model.
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
  /** The most frequent emotion, if it is found at least twice; null otherwise. */
  dominant: emotionName.nullable(),
  /**
   * One entry per segment: valence from the words, -1 to 1; arousal from the voice, 0 to 1; `label`, the emotion that
   * the words show plainly. Each is null if there is none or it is unknown.
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
   * Whether times of passages can be named: false if the text has none, or if the result was stored before this field
   * existed.
   */
  timed: z.boolean().default(false),
  /** The method, in a sentence or two; empty if nothing was read. */
  method: prose.default(''),
});
export type EmotionAnalysis = z.infer<typeof emotionAnalysisSchema>;
