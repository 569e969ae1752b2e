import { z } from 'zod';
import { kindName, prose, resultBase, score, seconds, speakerName } from '#lib/analyses/evidence/evidence';

const count = z.number().int().min(0);

export const quantitativeMetricsSchema = z.object({
  ...resultBase,
  word_count: count,
  unique_word_count: count,
  /** Talk time of the first participant divided by the others'; null if the speakers are unknown. */
  talk_to_listen_ratio: z.number().min(0).nullable(),
  /** Empty if the speakers are unknown. Measures of time are null if the transcript has no times. */
  speakers: z.array(
    z.object({
      speaker: speakerName,
      talk_s: seconds.nullable(),
      /** Share of all talk time, or of all words: see `talk_share_by`. */
      talk_share: score,
      words: count,
      wpm: z.number().min(0).nullable(),
      turns: count,
      avg_turn_s: seconds.nullable(),
      longest_turn_s: seconds.nullable(),
      questions: count,
    }),
  ),
  /** The unit of the shares; null if there are no speakers. */
  talk_share_by: z.enum(['time', 'words']).nullable(),
  speaker_turn_duration_avg_s: seconds.nullable(),
  interruptions_count: count.nullable(),
  overlap_s: seconds.nullable(),
  silence_s: seconds.nullable(),
  response_latency_median_s: z.number().nullable(),
  sentiment_trend: z.array(
    z.object({
      segment: count,
      start_s: seconds,
      end_s: seconds,
      sentiment_score: z.number().min(-1).max(1),
      sentiment_label: z.enum(['negative', 'neutral', 'positive']),
    }),
  ),
  /** By field name, the sentence that says why it is null. */
  not_available: z.record(kindName, prose),
});
export type QuantitativeMetrics = z.infer<typeof quantitativeMetricsSchema>;
