import { z } from 'zod';
import { citationSchema } from '#lib/analyses/model/citation';
import { draftBase, modelReading, sufficiencyOf, unit } from '#lib/analyses/model/model-reading';

const attitudes = ['polite', 'tentative', 'assertive', 'hostile', 'cooperative', 'neutral'] as const;

const draft = z.object({
  ...draftBase,
  dominant_attitude: z.enum(attitudes),
  scores: z.object({ polite: z.number(), tentative: z.number(), assertive: z.number(), hostile: z.number(), cooperative: z.number() }),
  respect: z.number().nullable(),
  formality: z.number().nullable(),
  politeness: z.number().nullable(),
  marks: z.array(citationSchema.extend({ mark: z.string(), note: z.string() })),
  sarcasm: z.array(citationSchema.extend({ note: z.string(), confidence: z.number() })),
  tone: z.array(z.string()),
});

/** Wording is formal or not by count; where the local engine could count it, its number stands. */
export const attitudePrompt = modelReading({
  type: 'speaker_attitude',
  version: '2',
  draft,
  hears: false,
  instructions: `Reading: the attitude in the wording.
scores, respect, formality, politeness: 0 to 1, 0.5 being neither; respect and politeness null where nothing shows them. dominant_attitude: the one that stands out, else neutral. It is about this wording in this talk, never about a person.
marks: the quotes that the above rests on; mark: a short snake_case name (gratitude, apology, hedge, command, interruption_of_thought, praise, ...); note: one short sentence.
sarcasm: only where the context makes plain that the words mean the opposite; confidence 0 to 1; usually empty.
tone: at most five short exact lines, each with what it counts ("Three apologies, all by Anna").`,
  build({ sufficiency, dominant_attitude, scores, respect, formality, politeness, marks, sarcasm, tone }, grounding, local) {
    const kept = grounding.keep(marks, ({ mark }) => mark || 'mark', ({ note }) => note);
    const ironic = grounding.keep(sarcasm, () => 'sarcasm', ({ note }) => note);
    const respectScore = sufficiency.enough && respect !== null ? unit(respect) : null;
    return {
      ...local,
      evidence: [...kept, ...ironic].map(({ evidence }) => evidence),
      sufficiency: sufficiencyOf(sufficiency),
      dropped_claims: grounding.dropped,
      dominant_attitude: sufficiency.enough ? dominant_attitude : null,
      attitude_scores: sufficiency.enough ? Object.fromEntries(Object.entries(scores).map(([name, value]) => [name, unit(value)])) : {},
      respect_level: respectScore === null ? null : respectScore < 0.35 ? 'low' : respectScore > 0.65 ? 'high' : 'neutral',
      respect_level_score: respectScore,
      formality_score: local.formality_score ?? (sufficiency.enough && formality !== null ? unit(formality) : null),
      politeness_score: sufficiency.enough && politeness !== null ? unit(politeness) : null,
      sarcasm_detected: sufficiency.enough ? ironic.length > 0 : null,
      sarcasm_confidence_score: ironic.length === 0 ? null : unit(ironic.reduce((most, { claim }) => Math.max(most, claim.confidence), 0)),
      tone_indicators: tone.slice(0, 5),
      method: sufficiency.enough ? 'Attitude by a language model; formality and the marks of each speaker counted.' : '',
    };
  },
});
