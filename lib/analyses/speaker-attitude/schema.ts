import { z } from 'zod';
import { kindName, prose, resultBase, score, speakerName } from '#lib/analyses/evidence/evidence';

/** Values from one speaker's own words: counts, rates per 100 words, and scores as for the whole talk. */
const speakerLine = z.object({
  speaker: speakerName,
  words: z.number().int().min(0),
  /** null if the speaker says too little. */
  politeness_score: score.nullable(),
  formality_score: score.nullable(),
  hedges: z.number().int().min(0),
  boosters: z.number().int().min(0),
  hedges_per_100_words: z.number().min(0),
  marks_of_politeness: z.number().int().min(0),
  marks_of_impoliteness: z.number().int().min(0),
  marks_of_disrespect: z.number().int().min(0).default(0),
  /** The attitude that stands out in this speaker's words; null if none does. `cooperative` comes only from a model. */
  attitude: z.enum(['polite', 'tentative', 'assertive', 'hostile', 'cooperative']).nullable().default(null),
  /** Respect for the others in the wording; only from a model, and null without evidence. */
  respect_level: z.enum(['low', 'neutral', 'high']).nullable().default(null),
});

/** New fields have defaults, so that data without them still fits. */
export const speakerAttitudeSchema = z.object({
  ...resultBase,
  dominant_attitude: kindName.nullable(),
  attitude_scores: z.record(kindName, score),
  respect_level: z.enum(['low', 'neutral', 'high']).nullable(),
  respect_level_score: score.nullable(),
  formality_score: score.nullable(),
  /** For at least about five words; 0.5 is neither polite nor impolite. */
  politeness_score: score.nullable(),
  /** null if only words are available: sarcasm cannot be inferred from words. */
  sarcasm_detected: z.boolean().nullable(),
  sarcasm_confidence_score: score.nullable(),
  tone_indicators: z.array(prose),
  /** In order of first speech; empty if the speakers are unknown. */
  speakers: z.array(speakerLine).default([]),
  /** The method behind the card, in a line. */
  method: prose.default(''),
});
export type SpeakerAttitude = z.infer<typeof speakerAttitudeSchema>;
