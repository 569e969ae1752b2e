import { z } from 'zod';

/** Seconds from the start of the recording. */
export const seconds = z.number().min(0);
/** 0 to 1. */
export const score = z.number().min(0).max(1);

/**
 * What a text in a result holds; renaming speakers is derived from it (rename.ts), and the description of the API shows
 * it. Every text is one of these: one that is not throws where the schemas are read.
 * - `speaker`: the name of a speaker, as the transcript has it. `person`: that, or somebody else.
 * - `words`: what was said, word for word.
 * - `prose`: a sentence that the reading wrote, which may name speakers.
 * - `name`: of a kind, a rule, a file's track: never a person's.
 */
export type Holds = 'speaker' | 'person' | 'words' | 'prose' | 'name';
export const holds = (what: Holds): { 'x-holds': Holds } => ({ 'x-holds': what });
export const speakerName = z.string().meta(holds('speaker'));
export const personName = z.string().meta(holds('person'));
export const saidWords = z.string().meta(holds('words'));
export const prose = z.string().meta(holds('prose'));
export const kindName = z.string().meta(holds('name'));

/**
 * One thing that can be heard. A text quote stands verbatim in the transcript. For `source: 'audio'` the quote is what
 * was said there, or empty where nothing was said. `cue` is a short snake_case name of what was noticed.
 */
const evidenceSchema = z.object({
  quote: saidWords,
  segment_id: z.number().int().min(0).nullable(),
  start_s: seconds,
  end_s: seconds,
  speaker: speakerName.nullable(),
  cue: z.string().min(1).meta(holds('name')),
  source: z.enum(['text', 'audio']),
  note: prose.optional(),
  /** Stable id of the rule that found it, where one did. */
  rule: kindName.optional(),
});
export type Evidence = z.infer<typeof evidenceSchema>;

/** Whether there is enough to go on; `reason` is a sentence for the reader, always present when `enough` is false. */
const sufficiencySchema = z.object({ enough: z.boolean(), reason: prose.optional() });
export type Sufficiency = z.infer<typeof sufficiencySchema>;

/** What every result has. */
export const resultBase = {
  evidence: z.array(evidenceSchema),
  sufficiency: sufficiencySchema,
  /** Claims whose quote was not found in the transcript. */
  dropped_claims: z.number().int().min(0),
};
