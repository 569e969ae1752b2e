import { z } from 'zod';
import { count, list } from '#lib/base/words';
import { nothing } from '#lib/analyses/psychological-analysis/nothing';
import { citationSchema } from '#lib/analyses/model/citation';
import { evidenceIn } from '#lib/analyses/model/grounding';
import { draftBase, modelReading, sufficiencyOf } from '#lib/analyses/model/model-reading';

const level = z.enum(['low', 'normal', 'high']);

const named = { load: 'effort in thinking', confidence: 'sureness', doubt: 'doubt', emotion: 'feeling' } as const;
/** Signs that a level needs. */
const levelFrom = 2;

const draft = z.object({
  ...draftBase,
  emotional_state: z.string().nullable(),
  cognitive_load: level.nullable(),
  confidence_level: level.nullable(),
  biases: z.array(citationSchema.extend({ bias: z.string() })),
  signs: z.array(citationSchema.extend({ of: z.enum(['load', 'confidence', 'doubt', 'emotion']), note: z.string() })),
});

/** Stress comes from the voice alone, so the local measure stands. */
export const psychologyPrompt = modelReading({
  type: 'psychological_analysis',
  version: '3',
  draft,
  hears: true,
  instructions: `Reading: signs of mental effort, confidence and feeling in the wording.
Never a diagnosis, never a trait, never whether somebody is truthful. Always "signs of ...".
emotional_state: one phrase beginning with "signs of", or null. cognitive_load: from restarts, repairs, repetitions, lost threads and what is said about effort; the measures of the voice, where given, count too. confidence_level: how sure the wording is. null for either where the wording shows nothing; one sign is no level.
biases: wording that generalises or leans (always, never, everybody; only what confirms), as quotes; bias: a short plain name. signs: the quotes the levels rest on.`,
  build({ sufficiency, emotional_state, cognitive_load, confidence_level, biases, signs }, grounding, local) {
    const leaning = grounding.keep(biases, () => 'leaning_wording', ({ bias }) => bias);
    const shown = grounding.keep(signs, ({ of }) => `signs_of_${of}`, ({ note }) => note);
    const signsOf = (...kinds: readonly (typeof signs)[number]['of'][]): number => shown.filter(({ claim }) => kinds.includes(claim.of)).length;
    // A level without the quotes that it rests on is dropped; one sign is no level.
    const loaded = sufficiency.enough && signsOf('load') >= levelFrom;
    const sure = sufficiency.enough && signsOf('confidence', 'doubt') >= levelFrom;
    const state = sufficiency.enough && emotional_state !== null && signsOf('emotion') > 0 ? (grounding.phrases([emotional_state], 1)[0] ?? null) : null;
    const heard = local.evidence.filter(({ source }) => source === 'audio');
    return {
      ...local,
      evidence: [...evidenceIn(shown), ...evidenceIn(leaning), ...heard],
      sufficiency: sufficiencyOf(sufficiency),
      emotional_state: state,
      cognitive_load: loaded ? cognitive_load : null,
      confidence_level: sure ? confidence_level : null,
      strain: [],
      potential_biases: leaning.map(({ claim, evidence }) => `${evidence.note ?? claim.bias}: “${evidence.quote}”`),
      psychological_summary: shown.length === 0 ? nothing : `Signs of ${list([...Map.groupBy(shown, ({ claim }) => claim.of)].map(([of, own]) => `${named[of]} in ${count(own.length, 'place')}`))}.`,
    };
  },
});
