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
  /** In the order in which the text has them. */
  parts: z.array(z.enum(transcriptParts)),
  passages: z.number().int().min(0),
  /** Different names; 0 where the text names nobody. */
  speakers: z.number().int().min(0),
  /** Times that cannot be read, go back, or end before they start; the words stay at their place. */
  odd_times: z.number().int().min(0),
  /** Lines that nobody said: headings, who is present, credits. */
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
  /**
   * Where somebody speaks and no words could be made out, in order of their start; absent where there is no such place.
   */
  gaps: z.array(z.object({ start_s: seconds, end_s: seconds })).optional(),
  /** Set if the engine does not know the language of the recording: the words are probably not what was said. */
  sounds_foreign: z.literal(true).optional(),
  /**
   * `voice` where speakers in one channel were told apart by their sound, which may be wrong; absent where they were
   * not.
   */
  speakers_by: z.literal('voice').optional(),
  /**
   * Where the times come from: measured in the recording; given with a transcript, starts and ends (subtitles); only
   * the `starts` given (lines with a stamp); or none. With `starts` and `none`, `end_s` only keeps the order and no
   * length, rate or gap may be measured by it; with `none`, `start_s` is no more than that either, and no clock may be
   * shown.
   */
  times: z.enum(timeSources),
  /**
   * When each voice is heard, measured in the channel that is that speaker's own, sorted by start; those of different
   * speakers may overlap. null where the recording has no channel for each speaker.
   */
  speaker_spans: z.array(z.object({ speaker: speakerName, start_s: seconds, end_s: seconds })).nullable(),
  /** How a text that was given was understood; absent for a recording. */
  read_as: readAsSchema.optional(),
});
export type Transcript = z.infer<typeof transcriptSchema>;
