import { z } from 'zod';

/** Seconds from the start of the recording. */
export const seconds = z.number().min(0);
/** 0 to 1. */
export const score = z.number().min(0).max(1);

/**
 * What a text in a result contains. Renaming of speakers is derived from it (rename.ts), and the API's description
 * shows it. Every text must be marked with one of these; an unmarked text throws an error when the schemas are read.
 * - `speaker`: the name of a speaker, as in the transcript
 * - `person`: a speaker or another person
 * - `words`: verbatim words of the talk
 * - `prose`: a sentence of the reading, which may name speakers
 * - `name`: the name of a kind, a rule or a file's track, never of a person
 */
export type Holds = 'speaker' | 'person' | 'words' | 'prose' | 'name';
export const holds = (what: Holds): { 'x-holds': Holds } => ({ 'x-holds': what });
export const speakerName = z.string().meta(holds('speaker'));
export const personName = z.string().meta(holds('person'));
export const saidWords = z.string().meta(holds('words'));
export const prose = z.string().meta(holds('prose'));
export const kindName = z.string().meta(holds('name'));

/**
 * One piece of evidence that can be listened to. For `source: 'text'` the quote is verbatim from the transcript. For
 * `source: 'audio'` it contains the words at that time, or is empty if there are none. `cue` is a short snake_case
 * name.
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
  /** Stable id of the rule that found it, if one did. */
  rule: kindName.optional(),
});
export type Evidence = z.infer<typeof evidenceSchema>;

/** Whether there is enough to go on. `reason` is a sentence for the reader, always present if `enough` is false. */
const sufficiencySchema = z.object({ enough: z.boolean(), reason: prose.optional() });
export type Sufficiency = z.infer<typeof sufficiencySchema>;

/** Fields of every result. */
export const resultBase = {
  evidence: z.array(evidenceSchema),
  sufficiency: sufficiencySchema,
  /** Number of claims whose quote was not found in the transcript. */
  dropped_claims: z.number().int().min(0),
};
