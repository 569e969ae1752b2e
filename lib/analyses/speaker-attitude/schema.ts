import { z } from 'zod';
import { kindName, prose, resultBase, score, speakerName } from '#lib/analyses/evidence/evidence';

/** Counts of one speaker's own words; rates are per 100 of them, scores as for the whole. */
const speakerLine = z.object({
  speaker: speakerName,
  words: z.number().int().min(0),
  /** Null where the speaker says too little. */
  politeness_score: score.nullable(),
  formality_score: score.nullable(),
  hedges: z.number().int().min(0),
  boosters: z.number().int().min(0),
  hedges_per_100_words: z.number().min(0),
  marks_of_politeness: z.number().int().min(0),
  marks_of_impoliteness: z.number().int().min(0),
  marks_of_disrespect: z.number().int().min(0).default(0),
  /** What stands out in this speaker's own words; null where nothing does. `cooperative` only from a model. */
  attitude: z.enum(['polite', 'tentative', 'assertive', 'hostile', 'cooperative']).nullable().default(null),
  /** Towards the others, in the wording; only from a model, and null where nothing shows it. */
  respect_level: z.enum(['low', 'neutral', 'high']).nullable().default(null),
});

/** New fields have defaults, so that what is sent without them still fits. */
export const speakerAttitudeSchema = z.object({
  ...resultBase,
  dominant_attitude: kindName.nullable(),
  attitude_scores: z.record(kindName, score),
  respect_level: z.enum(['low', 'neutral', 'high']).nullable(),
  respect_level_score: score.nullable(),
  formality_score: score.nullable(),
  /** From about five words on; 0.5 is neither polite nor impolite. */
  politeness_score: score.nullable(),
  /** null where only words are known: sarcasm cannot be told from words. */
  sarcasm_detected: z.boolean().nullable(),
  sarcasm_confidence_score: score.nullable(),
  tone_indicators: z.array(prose),
  /** In order of first speech; empty where speakers are not known. */
  speakers: z.array(speakerLine).default([]),
  /** How the card came to its reading, in a line. */
  method: prose.default(''),
});
export type SpeakerAttitude = z.infer<typeof speakerAttitudeSchema>;
