import { z } from 'zod';
import { kindName, prose, resultBase, score, seconds } from '#lib/analyses/evidence/evidence';

export const audioAnalysisSchema = z.object({
  ...resultBase,
  speech_clarity_score: score.nullable(),
  background_noise_assessment: prose.nullable(),
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
  /** By the standard deviation of pitch inside a passage: below two semitones, below four, or more. */
  intonation_pattern: z.enum(['monotone', 'moderate', 'lively']).nullable(),
  /**
   * Share of phrases whose pitch rises by at least two semitones over their last 0.4 s of voice; null with fewer than
   * three phrases.
   */
  rising_ends_ratio: score.nullable().default(null),
  /** 95th minus 10th percentile of speech intensity. */
  loudness_dynamics_db: z.number().min(0).nullable(),
  /** Medians per step, at most 600; null for a step without voice (pitch) or speech (intensity). */
  curves: z
    .object({
      step_s: z.number().positive(),
      pitch_hz: z.array(z.number().positive().nullable()),
      intensity_dbfs: z.array(z.number().nullable()),
    })
    .nullable()
    .default(null),
  /** Words per minute of voiced time in equal windows of at least 10 s, at most 300. */
  rate_over_time: z
    .array(z.object({ start_s: seconds, end_s: seconds, wpm: z.number().min(0).nullable() }))
    .default([]),
  /** Over all pauses: silences of at least 0.25 s between speech. */
  pause: z
    .object({ count: z.number().int().min(0), total_s: seconds, longest_s: seconds, rate_per_min: z.number().min(0) })
    .nullable(),
  /** The longest 300 pauses, in order of time. */
  pauses: z.array(z.object({ start_s: seconds, end_s: seconds })).default([]),
  /**
   * Number of filled pauses in the transcript. Recognisers leave many out, so there may be more; null if the transcript
   * has none.
   */
  filled_pauses: z.number().int().min(0).nullable(),
  /**
   * Jitter (local) as a ratio, shimmer (local) and harmonics-to-noise ratio in dB: medians over stretches of steady
   * voice.
   */
  voice_quality: z.object({
    jitter_local: z.number().min(0).nullable(),
    shimmer_local_db: z.number().min(0).nullable(),
    hnr_db: z.number().nullable(),
  }),
  /**
   * Compared with the speaker's own median, since a recording does not show absolute loudness: raised or soft if at
   * least a fifth of the talk is.
   */
  vocal_effort: z.enum(['soft', 'normal', 'raised']).nullable(),
  /** `clicks`, `clipping` and `long_silence`, in order of time; at most 150. */
  acoustic_events: z.array(z.object({ event: kindName, start_s: seconds, end_s: seconds })),
  /** Passages in which a voice is much rougher than elsewhere, one sentence each. A description, not a diagnosis. */
  strain_markers: z.array(prose),
  /** The method of measurement, in a sentence. */
  method: prose.default(''),
  /** By field name, the sentence that says why it is null or empty. */
  not_available: z.record(kindName, prose).default({}),
});
export type AudioAnalysis = z.infer<typeof audioAnalysisSchema>;
