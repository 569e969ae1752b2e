import { z } from 'zod';
import { instructionSchema, questionSchema } from '#lib/analyses/custom/question';
import { speakerCountSchema } from '#lib/analyses/session-context';
import { type ExportFormat, exportFormats, exportTables } from '#lib/export/formats';
import { libraryMarks, librarySorts } from '#lib/sessions/contract';
import { visibilities } from '#lib/sessions/access/sharing-contract';

/** The schemas that routes parse with, in one place, so that the API description is made from the same ones. */

export const longestTag = 40;
const mostTags = 12;

export const libraryQuerySchema = z.object({
  q: z
    .string()
    .max(500)
    .transform((words) => words.toWellFormed().replaceAll('\0', ''))
    .optional()
    .describe('Words to search for.'),
  cursor: z.string().max(500).optional().describe('The next_cursor of the previous page.'),
  limit: z.coerce.number().int().min(1).max(100).optional(),
  sort: z.enum(librarySorts).optional(),
  since: z.iso
    .datetime({ offset: true })
    .transform((time) => new Date(time))
    .optional()
    .describe('Only sessions made since then.'),
  min_s: z.coerce.number().min(0).max(1e6).optional().describe('The least length, in seconds.'),
  max_s: z.coerce.number().min(0).max(1e6).optional().describe('Shorter than this, in seconds.'),
  speaker: z.string().min(1).max(100).optional().describe('The name of a speaker.'),
  tag: z.string().min(1).max(longestTag).optional(),
  has: z
    .string()
    .transform((names) => names.split(','))
    .pipe(z.array(z.enum(libraryMarks)).max(libraryMarks.length))
    .optional()
    .describe(
      'What the session must contain: pressure (its cues), tasks (open ones), open (unanswered questions); separated by commas.',
    ),
});

export const alikeQuerySchema = libraryQuerySchema
  .omit({ cursor: true, limit: true, sort: true })
  .extend({ q: libraryQuerySchema.shape.q.unwrap().describe('The meaning to search for, in any words.') });

export const openQuerySchema = z.object({
  since: z.iso
    .datetime({ offset: true })
    .transform((time) => new Date(time))
    .optional()
    .describe('Sessions made since then. Default: a day ago.'),
});

const passageId = z.number().int().min(0);
const editSchema = z.discriminatedUnion('op', [
  z
    .strictObject({ op: z.literal('assign'), segment_ids: z.array(passageId).min(1).max(20_000), speaker: z.string() })
    .describe('Assigns passages to another speaker.'),
  z
    .strictObject({ op: z.literal('split'), segment_id: passageId, word: z.number().int().min(1) })
    .describe('Starts a new passage at this word, counted from 0.'),
  z.strictObject({ op: z.literal('merge'), from: z.string(), into: z.string() }).describe('Merges two speakers.'),
  z
    .strictObject({ op: z.literal('text'), segment_id: passageId, text: z.string() })
    .describe('Replaces the words; an empty text removes the passage.'),
  z.strictObject({ op: z.literal('undo') }).describe('Undoes the last correction that has not been undone yet.'),
]);

export const changeSchema = z.strictObject({
  title: z.string().optional(),
  tags: z.array(z.string()).max(mostTags).optional().describe('Replaces the session’s tags.'),
  speaker_names: z.record(z.string(), z.string()).optional().describe('Maps the displayed names to the new ones.'),
  speaker_count: speakerCountSchema
    .nullable()
    .optional()
    .describe(
      'How many people speak, null for unknown. Speakers are told apart again, and every step that depends on them runs again.',
    ),
  edits: z
    .array(editSchema)
    .min(1)
    .max(1000)
    .optional()
    .describe('Corrections of the transcript, in their order; needs `seq`.'),
  seq: z.number().int().min(0).optional().describe('The last `seq` you have seen: 409 if the text has changed since.'),
});

/** The longest time for which a link may be valid. */
export const longestShared_s = 10 * 366 * 24 * 3600;
const end = {
  expires_at: z.iso.datetime({ offset: true }).nullable().optional().describe('null for never.'),
  expires_in: z.number().int().min(1).max(longestShared_s).optional().describe('Seconds from now.'),
};
export const shareSchema = z.strictObject({
  visibility: z.enum(visibilities).optional(),
  ...end,
  link: z.strictObject(end).optional().describe('Creates a further link.'),
});
export const unshareSchema = z.strictObject({
  link_id: z
    .string()
    .regex(/^[\w-]{1,100}$/)
    .optional(),
});

/** In characters. */
export const longestReason = 500;
const findingId = z
  .string()
  .regex(/^[\da-z]{1,20}$/)
  .describe('A hash of analysis, cue and quote, as in `#f=` of an address.');
export const disputeSchema = z.strictObject({
  finding: findingId,
  reason: z.string().max(longestReason).describe('What is wrong with it.'),
});
export const undisputeSchema = z.strictObject({ finding: findingId });

export const againSchema = z.strictObject({
  engine: z.enum(['local', 'model']).optional(),
  instruction: instructionSchema.optional(),
});
export const askSchema = questionSchema;
export const askAgainSchema = z.strictObject({ instruction: instructionSchema.optional() });

export const redeemSchema = z.strictObject({
  code: z.string().min(1).max(500),
  take_along: z.boolean().optional().describe('Whether this browser’s sessions move along.'),
});

export const claimSchema = z.strictObject({
  upload: z.string().max(100).optional().describe('The id of a finished resumable upload.'),
  session_id: z.string().max(100).optional().describe('An empty session of yours, to be filled.'),
  // Validated later, together with a form's context.
  context: z.unknown().optional().describe('A SessionContext.'),
});

/** The formats in which a session can be exported over HTTP, and a part of its sound. */
export const exportFormatNames = [...(Object.keys(exportFormats) as ExportFormat[]), 'wav'] as const;
/** The longest part of the sound, in seconds. */
export const longestCut_s = 600;
export const exportQuerySchema = z.object({
  format: z.enum(exportFormatNames),
  table: z.enum(exportTables).default('passages').describe('The table of a CSV file.'),
  from: z.coerce.number().min(0).max(1e6).optional().describe('For wav: start, in seconds of the recording.'),
  to: z.coerce.number().min(0).max(1e6).optional().describe(`For wav: end, at most ${longestCut_s} seconds later.`),
  download: z.stringbool().optional().describe('Whether to save it as a file; without it, html is shown as a page.'),
});
