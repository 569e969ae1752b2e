import { z } from 'zod';
import { sessionContextSchema } from '#lib/analyses/session-context';
import { givenTranscript } from '#lib/analyses/transcript/given';
import type { ReadingInput } from '#lib/analyses/analysis';
import { AppError } from '#lib/base/errors';
import type { GivenSegment } from '#lib/speech/transcripts/contract';
import { takeLabels } from '#lib/speech/transcripts/labels/names';
import { readTranscriptText } from '#lib/speech/transcripts/read';

export type LineId = string | number;

const time = z.number().min(0).nullish();
const segmentSchema = z.union([
  z.string(),
  z.looseObject({ text: z.string(), speaker: z.union([z.string(), z.number()]).nullish(), start_s: time, end_s: time }),
]);
const idSchema = z.looseObject({ id: z.union([z.string(), z.number()]) });
const lineSchema = z.looseObject({
  id: z.union([z.string(), z.number()]),
  text: z.string().optional(),
  segments: z.array(segmentSchema).optional(),
  context: sessionContextSchema.optional(),
});

export interface TextLine {
  id: LineId;
  input: ReadingInput;
}

/** Thrown for an invalid line; with its `id` if that could be parsed. */
export class BadLine extends Error {
  readonly id: LineId | undefined;
  readonly error: AppError;

  constructor(error: AppError, id?: LineId) {
    super(error.message);
    this.error = error;
    this.id = id;
  }
}

/**
 * One line as the input of the readings: its segments if there are any, otherwise the lines of `text`. Throws BadLine.
 */
export async function readTextLine(line: string): Promise<TextLine> {
  let json: unknown;
  try {
    json = JSON.parse(line);
  } catch {
    throw new BadLine(new AppError('invalid_body', { reason: 'line_not_json' }));
  }
  const parsed = lineSchema.safeParse(json);
  if (!parsed.success) {
    const id = idSchema.safeParse(json).data?.id;
    const [issue] = parsed.error.issues;
    throw new BadLine(
      new AppError('invalid_body', {
        reason: 'line_mismatch',
        at: issue?.path.join('.') || 'its top',
        problem: issue?.message ?? 'unknown member',
      }),
      id,
    );
  }
  const { id, text, segments, context = {} } = parsed.data;
  if (text === undefined && segments === undefined)
    throw new BadLine(new AppError('invalid_body', { reason: 'line_empty' }), id);
  try {
    const read = segments || !text?.trim() ? null : readTranscriptText(text, '', context.read_as);
    const passages = read?.segments ?? (segments ? passagesOf(segments) : []);
    return {
      id,
      input: {
        transcript: givenTranscript(passages, read?.read_as),
        acoustics: null,
        quality: null,
        context,
        voice_inference: true,
      },
    };
  } catch (error) {
    if (error instanceof AppError) throw new BadLine(error, id);
    throw error;
  }
}

/** Without given speakers, labels at the beginning of the texts are used. */
function passagesOf(segments: readonly z.infer<typeof segmentSchema>[]): GivenSegment[] {
  const passages = segments.map((segment) => (typeof segment === 'string' ? { text: segment } : segment));
  const known = passages.some(({ speaker }) => speaker !== undefined && speaker !== null);
  const labelled = known ? null : takeLabels(passages.map(({ text }) => text.trim()));
  return passages.map(({ text, speaker, start_s, end_s }, index) => ({
    text: labelled?.[index]?.text ?? text,
    speaker: known
      ? speaker === undefined || speaker === null
        ? null
        : String(speaker)
      : (labelled?.[index]?.speaker ?? null),
    start_s: start_s ?? null,
    end_s: end_s ?? null,
  }));
}
