import { z } from 'zod';
import { citationSchema } from '#lib/analyses/model/citation';
import { evidenceIn, spokenBy } from '#lib/analyses/model/grounding';
import { draftBase, modelReading, sufficiencyOf, unit } from '#lib/analyses/model/model-reading';
import { techniques as told, type Technique } from '#lib/text/pressure/techniques';

const most = 12;
/** The techniques of the local engine, under the same names, and the others of MentalManip. */
const techniques = [
  ...(Object.keys(told) as [Technique, ...Technique[]]),
  'feigning_innocence',
  'rationalization',
  'playing_servant',
  'brandishing_anger',
  'persuasion_or_seduction',
] as const;

const draft = z.object({
  techniques: z.array(
    citationSchema.extend({ technique: z.enum(techniques), explanation: z.string(), certain: z.boolean() }),
  ),
  ...draftBase,
});

export const manipulationPrompt = modelReading({
  type: 'manipulation_assessment',
  version: '5',
  draft,
  hears: false,
  instructions: `wording that the literature describes as manipulation (techniques as in MentalManip, ACL 2024).
techniques (at most ${most}): each place in which a speaker's words press on the person spoken to: threats, guilt, \
belittling, denying what the other remembers, false urgency, isolation and so on. Not: what is quoted or told of \
others, jokes that the other takes as jokes, arguments with reasons, ordinary requests, orders and offers, lawful \
advice, ordinary attack in a debate, care, a single complaint, a plain no. explanation: one sentence: who is addressed \
and what the words do, never what the speaker is or intends. certain: most readers would agree.`,
  build({ sufficiency, techniques: given }, grounding, local) {
    const kept = grounding.keep(
      given.slice(0, most),
      (claim) => claim.technique,
      ({ explanation }) => explanation,
    );
    const certain = kept.filter(({ claim }) => claim.certain).length;
    return {
      ...local,
      evidence: evidenceIn(kept),
      sufficiency: sufficiencyOf(sufficiency, grounding),
      cues_present: kept.length > 0,
      // The density measures the local engine's own cues.
      manipulation_score: null,
      // The share of cues that the model calls certain.
      manipulation_confidence: kept.length > 0 ? unit(certain / kept.length) : null,
      manipulation_techniques: kept.map(({ claim, evidence }) => ({
        technique: claim.technique,
        quote: evidence.quote,
        explanation: evidence.note ?? claim.explanation,
        certain: claim.certain,
      })),
      manipulation_explanation: kept.length === 0 ? '' : `${spokenBy(kept)}.`,
    };
  },
});
