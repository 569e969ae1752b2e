import { z } from 'zod';
import { kindName, resultBase, saidWords, score, seconds, speakerName } from '#lib/analyses/evidence/evidence';
import { timeSources } from '#lib/base/times';
import type { Segment, Word } from '#lib/speech/contract';
import { type ReadAs, transcriptFormats, transcriptParts } from '#lib/speech/transcripts/contract';

export type { Segment, Word };

const segmentSchema = z.object({
  id: z.number().int().min(0),
  start_s: seconds,
  end_s: seconds,
  speaker: speakerName.nullable(),
  text: saidWords,
  confidence: score,
}) satisfies z.ZodType<Segment>;

const wordSchema = z.object({
  segment_id: z.number().int().min(0),
  word: saidWords,
  start_s: seconds,
  end_s: seconds,
  approximate: z.boolean(),
}) satisfies z.ZodType<Word>;

const readAsSchema = z.object({
  format: z.enum(transcriptFormats),
  /** In the order of the text. */
  parts: z.array(z.enum(transcriptParts)),
  passages: z.number().int().min(0),
  /** Number of different names; 0 if the text has none. */
  speakers: z.number().int().min(0),
  /** Number of times that cannot be read, go back, or end before they start; their words are kept in order. */
  odd_times: z.number().int().min(0),
  /** Number of lines that are not speech: headings, lists of those present, credits. */
  left_out: z.number().int().min(0),
}) satisfies z.ZodType<ReadAs>;

export const transcriptSchema = z.object({
  ...resultBase,
  /** The segments' texts joined by one space. */
  transcript: saidWords,
  /** BCP 47. */
  language: kindName,
  segments: z.array(segmentSchema),
  words: z.array(wordSchema),
  /** Stretches of voice without recognised words, in order of their start; absent if there are none. */
  gaps: z.array(z.object({ start_s: seconds, end_s: seconds })).optional(),
  /** Set if the engine does not know the language of the recording; the words are then probably wrong. */
  sounds_foreign: z.literal(true).optional(),
  /** `voice` if speakers in one channel were told apart by sound, which can be wrong; absent otherwise. */
  speakers_by: z.literal('voice').optional(),
  /**
   * The source of the times: measured in the recording; given with the transcript, starts and ends (subtitles); only
   * `starts` given (lines with a time stamp); or none. With `starts` and `none`, `end_s` only serves to order passages,
   * so lengths, rates and gaps must not be derived from it. With `none`, the same is true of `start_s`, and no times
   * must be shown.
   */
  times: z.enum(timeSources),
  /**
   * When each voice is heard, measured in the speaker's own channel, sorted by start; spans of different speakers may
   * overlap. null if the recording has no channel per speaker.
   */
  speaker_spans: z.array(z.object({ speaker: speakerName, start_s: seconds, end_s: seconds })).nullable(),
  /** The recognised format of a given text; absent for a recording. */
  read_as: readAsSchema.optional(),
});
export type Transcript = z.infer<typeof transcriptSchema>;
