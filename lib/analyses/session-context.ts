import { z } from 'zod';
import { holds } from '#lib/analyses/evidence/evidence';
import { speakerCounts } from '#lib/analyses/measures/speaker-counts';
import type { Wanted } from '#lib/speech/transcripts/contract';

export const speakerCountSchema = z.literal(speakerCounts);

/**
 * The caller's information on the conversation; it takes precedence over inferences of the pipeline. Times are in
 * seconds.
 */
export const sessionContextSchema = z.strictObject({
  speaker_diarization: z
    .array(
      z.object({
        speaker_label: z.string().min(1).max(200).meta(holds('speaker')),
        start_time: z.number().min(0),
        end_time: z.number().min(0),
      }),
    )
    .max(50_000)
    .optional(),
  dialogue_acts: z
    .array(
      z.object({
        speaker: z.string().max(200).meta(holds('speaker')),
        act_type: z.string().max(200).meta(holds('name')),
        text_segment: z.string().max(20_000).meta(holds('words')),
        timestamp_start: z.number().min(0).optional(),
        timestamp_end: z.number().min(0).optional(),
      }),
    )
    .max(50_000)
    .optional(),
  sentiment_trend_data: z
    .array(z.object({ segment: z.number().int().min(0), sentiment_score: z.number().min(-1).max(1) }))
    .max(50_000)
    .optional(),
  /** Number of speakers; if it is missing, one or two are told apart. */
  speaker_count: speakerCountSchema.optional(),
  /** BCP 47 tag of the recording's language, for an engine that accepts one. */
  language: z
    .string()
    .regex(/^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}$/u, 'is no tag of a language, such as “de” or “pt-BR”')
    .meta(holds('name'))
    .optional(),
  participants: z
    .array(z.string().min(1).max(200).meta(holds('person')))
    .max(100)
    .optional(),
  notes: z.string().max(20_000).meta(holds('words')).optional(),
  /**
   * How to read an ambiguous given text: “14:02” as minutes and seconds or as hours and minutes, names as speakers or
   * as words.
   */
  read_as: (
    z.strictObject({
      clock: z.enum(['minutes', 'hours']).optional(),
      names: z.boolean().optional(),
    }) satisfies z.ZodType<Wanted>
  ).optional(),
});
export type SessionContext = z.infer<typeof sessionContextSchema>;
