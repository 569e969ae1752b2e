import { z } from 'zod';
import { resultBase, score, seconds } from '#lib/analyses/evidence';

export const audioAnalysisSchema = z.object({
  ...resultBase,
  speech_clarity_score: score.nullable(),
  background_noise_assessment: z.string().nullable(),
  average_speech_rate_wpm: z.number().min(0).nullable(),
  /** Coefficient of variation of the segments' speech rates. */
  speech_rate_variability: z.number().min(0).nullable(),
  pitch: z
    .object({
      median_hz: z.number().positive(),
      /** 5th to 95th percentile of voiced frames. */
      range_semitones: z.number().min(0),
      /** Standard deviation in semitones. */
      variability: z.number().min(0),
    })
    .nullable(),
  intonation_pattern: z.enum(['monotone', 'moderate', 'lively']).nullable(),
  /** 95th minus 10th percentile of speech intensity. */
  loudness_dynamics_db: z.number().min(0).nullable(),
  pause: z.object({ count: z.number().int().min(0), total_s: seconds, longest_s: seconds, rate_per_min: z.number().min(0) }).nullable(),
  filled_pauses: z.number().int().min(0).nullable(),
  /** Null members: not measured. */
  voice_quality: z.object({ jitter_local: z.number().nullable(), shimmer_local_db: z.number().nullable(), hnr_db: z.number().nullable() }),
  vocal_effort: z.enum(['soft', 'normal', 'raised']).nullable(),
  acoustic_events: z.array(z.object({ event: z.string(), start_s: seconds, end_s: seconds })),
  strain_markers: z.array(z.string()),
});
export type AudioAnalysis = z.infer<typeof audioAnalysisSchema>;
