import { z } from 'zod';
import { citationSchema } from '#lib/analyses/model/citation';
import { evidenceIn } from '#lib/analyses/model/grounding';
import { draftBase, modelReading, sufficiencyOf } from '#lib/analyses/model/model-reading';
import { nothing } from './nothing.ts';
import { capital, count, list } from '#lib/base/words';
import { strainSigns } from '#lib/text/feelings/names';

const level = z.enum(['low', 'normal', 'high']);
/** Least number of signs for a level. */
const levelFrom = 2;
const most = { strain: 8, signs: 8, biases: 4 } as const;
const named = { load: 'effort in thinking', sure: 'sureness', doubt: 'doubt' } as const;

const draft = z.object({
  strain: z.array(citationSchema.extend({ sign: z.enum(strainSigns) })),
  signs: z.array(citationSchema.extend({ of: z.enum(['load', 'sure', 'doubt']), note: z.string() })),
  biases: z.array(citationSchema.extend({ bias: z.string() })),
  cognitive_load: level.nullable(),
  confidence_level: level.nullable(),
  ...draftBase,
});

/** Stress comes from the voice alone, so the local measure stays. */
export const psychologyPrompt = modelReading({
  type: 'psychological_analysis',
  version: '4',
  draft,
  hears: true,
  instructions: `signs of strain, of effort in thinking and of sureness in the wording. Never a diagnosis, never a \
trait.
strain (at most ${most.strain}): where a speaker puts own worry, overwhelm, fatigue, uncertainty or distress into \
words; not pain of the body. signs (at most ${most.signs}): load: restarts, lost threads, what is said about effort \
(an edited text shows none); sure and doubt: how certain the wording is; note: in a few words. biases (at most \
${most.biases}): wording that generalises or takes motives for known; bias: a short plain name. cognitive_load, \
confidence_level: from at least ${levelFrom} signs each, else null; measures of the voice, where given, count too.`,
  build({ sufficiency, cognitive_load, confidence_level, biases, signs, strain }, grounding, local) {
    const strained = grounding.keep(strain.slice(0, most.strain), ({ sign }) => sign);
    const shown = grounding.keep(
      signs.slice(0, most.signs),
      ({ of }) => `signs_of_${of}`,
      ({ note }) => note,
    );
    const leaning = grounding.keep(
      biases.slice(0, most.biases),
      () => 'leaning_wording',
      ({ bias }) => bias,
    );
    const signsOf = (...kinds: readonly (keyof typeof named)[]): number =>
      shown.filter(({ claim }) => kinds.includes(claim.of)).length;
    const heard = local.evidence.filter(({ source }) => source === 'audio');
    const kinds = [...new Set(strained.map(({ claim }) => claim.sign))];
    const counted = [...Map.groupBy(shown, ({ claim }) => claim.of)].map(
      ([of, own]) => `${named[of]} in ${count(own.length, 'place')}`,
    );
    return {
      ...local,
      evidence: [...evidenceIn([...strained, ...shown, ...leaning]), ...heard],
      sufficiency: sufficiencyOf(sufficiency, grounding),
      emotional_state: kinds.length === 0 ? null : `signs of ${list(kinds)}`,
      // A level needs evidence: without it, or with only one sign, the level is dropped.
      cognitive_load: sufficiency === null && signsOf('load') >= levelFrom ? cognitive_load : null,
      confidence_level: sufficiency === null && signsOf('sure', 'doubt') >= levelFrom ? confidence_level : null,
      strain: strained.map(({ claim, evidence: { quote, speaker, start_s } }) => ({
        sign: claim.sign,
        speaker,
        quote,
        start_s,
      })),
      potential_biases: leaning.map(({ claim, evidence }) => `${evidence.note ?? claim.bias}: “${evidence.quote}”`),
      psychological_summary: counted.length > 0 ? `${capital(`signs of ${list(counted)}`)}.` : nothing,
    };
  },
});
