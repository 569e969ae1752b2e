import { z } from 'zod';
import { kindName, prose, resultBase, score, seconds } from '#lib/analyses/evidence/evidence';

/** A problem that a listener would notice. `problem` is a snake_case name, `detail` a sentence with its number. */
const audioProblemSchema = z.object({
  problem: z.enum([
    'clipping',
    'noise',
    'quiet',
    'loud',
    'narrow_bandwidth',
    'little_speech',
    'no_speech',
    'uneven_level',
    'breaks_off',
    'short',
    'identical_channels',
    'silent_channel',
    'cancelling_channels',
    'over_full_scale',
  ]),
  detail: prose,
});

export const audioQualityMetricsSchema = z.object({
  ...resultBase,
  /** Duration of the decoded audio, not of the container. */
  duration_s: seconds,
  sample_rate_hz: z.number().positive(),
  channels: z.number().int().positive(),
  codec: kindName,
  bit_rate_bps: z.number().nullable(),
  /** EBU R128 integrated loudness; null for silence (below the absolute gate). */
  loudness_lufs: z.number().nullable(),
  loudness_range_lu: z.number().nullable(),
  /** RMS level over the whole recording; null for digital silence. */
  loudness_dbfs: z.number().nullable(),
  true_peak_dbtp: z.number().nullable(),
  /** Share of samples in runs at full scale. */
  clipping_ratio: score,
  /** Ratio of speech level to noise level, by voice activity; null without speech. */
  signal_to_noise_ratio_db: z.number().nullable(),
  background_noise_dbfs: z.number().nullable(),
  /** Highest frequency with content above the noise. */
  bandwidth_hz: z.number().nullable(),
  speech_ratio: score,
  clarity_score: score.nullable(),
  volume_consistency: score.nullable(),
  /** Of the recording, never of a person. */
  quality_score: z.number().min(0).max(100),
  overall_quality: z.enum(['excellent', 'good', 'fair', 'poor']),
  problems: z.array(audioProblemSchema),
  /**
   * Only for files with several sound tracks: the name of each track in the file (null if it has none), and the
   * numbers, from 1, of the tracks that are heard.
   */
  sound_tracks: z
    .object({ names: z.array(kindName.nullable()), heard: z.array(z.number().int().positive()) })
    .optional(),
});
export type AudioQualityMetrics = z.infer<typeof audioQualityMetricsSchema>;
