import { z } from 'zod';
import { citationSchema } from '#lib/analyses/model/citation';
import { draftBase, modelReading, sufficiencyOf } from '#lib/analyses/model/model-reading';

const level = z.enum(['low', 'normal', 'high']);

const draft = z.object({
  ...draftBase,
  emotional_state: z.string().nullable(),
  cognitive_load: level.nullable(),
  confidence_level: level.nullable(),
  biases: z.array(citationSchema.extend({ bias: z.string() })),
  signs: z.array(citationSchema.extend({ of: z.enum(['load', 'confidence', 'doubt', 'emotion']), note: z.string() })),
  summary: z.string(),
});

/** Stress comes from the voice alone, so the local measure stands. */
export const psychologyPrompt = modelReading({
  type: 'psychological_analysis',
  version: '2',
  draft,
  hears: true,
  instructions: `Reading: signs of mental effort, confidence and feeling in the wording.
Never a diagnosis, never a trait, never whether somebody is truthful. Always "signs of ...".
emotional_state: one phrase beginning with "signs of", or null. cognitive_load: from restarts, repairs, repetitions, lost threads and what is said about effort; the measures of the voice, where given, count too. confidence_level: how sure the wording is. null for either where the wording shows nothing; one sign is no level.
biases: wording that generalises or leans (always, never, everybody; only what confirms), as quotes; bias: a short plain name. signs: the quotes the levels rest on. summary: two sentences at most.`,
  build({ sufficiency, emotional_state, cognitive_load, confidence_level, biases, signs, summary }, grounding, local) {
    const leaning = grounding.keep(biases, () => 'leaning_wording', ({ bias }) => bias);
    const shown = grounding.keep(signs, ({ of }) => `signs_of_${of}`, ({ note }) => note);
    const heard = local.evidence.filter(({ source }) => source === 'audio');
    return {
      ...local,
      evidence: [...shown.map(({ evidence }) => evidence), ...leaning.map(({ evidence }) => evidence), ...heard],
      sufficiency: sufficiencyOf(sufficiency),
      dropped_claims: grounding.dropped,
      emotional_state: sufficiency.enough ? emotional_state : null,
      cognitive_load: sufficiency.enough ? cognitive_load : null,
      confidence_level: sufficiency.enough ? confidence_level : null,
      potential_biases: leaning.map(({ claim, evidence }) => `${claim.bias}: “${evidence.quote}”`),
      psychological_summary: summary,
    };
  },
});
