import { z } from 'zod';
import { citationSchema } from '#lib/analyses/model/citation';
import { evidenceIn, spokenBy } from '#lib/analyses/model/grounding';
import { draftBase, modelReading, sufficiencyOf, unit } from '#lib/analyses/model/model-reading';

const draft = z.object({
  ...draftBase,
  techniques: z.array(
    citationSchema.extend({
      technique: z.enum(['denial', 'evasion', 'feigning_innocence', 'rationalization', 'playing_victim', 'playing_servant', 'shaming_or_belittlement', 'intimidation', 'brandishing_anger', 'accusation', 'persuasion_or_seduction', 'guilt_tripping', 'pressure', 'isolation']),
      /** Who is addressed and how the words press on them. */
      explanation: z.string(),
    }),
  ),
  confidence: z.number(),
});

export const manipulationPrompt = modelReading({
  type: 'manipulation_assessment',
  version: '3',
  draft,
  hears: false,
  instructions: `Reading: wording that the literature describes as manipulation (techniques as in MentalManip, ACL 2024).
List each place in which a speaker's words press on the person spoken to in one of the named ways: threats, guilt, belittling, denying what the other remembers, false urgency, isolation and so on.
Leave out: what is quoted or told of others, jokes that the other takes as jokes, arguments with reasons, ordinary requests and orders, care, a single complaint, a plain no.
explanation: one sentence: who is addressed and what the words do. confidence: 0 to 1, how sure you are of the list as a whole. Describe wording; never say that a person manipulates.`,
  build({ sufficiency, techniques, confidence }, grounding, local) {
    const kept = grounding.keep(techniques, (claim) => claim.technique, ({ explanation }) => explanation);
    return {
      ...local,
      evidence: evidenceIn(kept),
      sufficiency: sufficiencyOf(sufficiency),
      cues_present: kept.length > 0,
      // The density is the local engine's measure of its own cues.
      manipulation_score: null,
      manipulation_confidence: sufficiency.enough && kept.length > 0 ? unit(confidence) : null,
      manipulation_techniques: kept.map(({ claim, evidence }) => ({ technique: claim.technique, quote: evidence.quote, explanation: evidence.note ?? claim.explanation })),
      manipulation_explanation: kept.length === 0 ? '' : `${spokenBy(kept)}.`,
    };
  },
});
