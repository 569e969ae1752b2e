import { z } from 'zod';
import { capital, count } from '#lib/base/words';
import { citationSchema } from '#lib/analyses/model/citation';
import { evidenceIn, spokenBy } from '#lib/analyses/model/grounding';
import { draftBase, modelReading, sufficiencyOf } from '#lib/analyses/model/model-reading';

const draft = z.object({
  ...draftBase,
  arguments: z.array(citationSchema.extend({ support: citationSchema.nullable(), strength: z.enum(['weak', 'moderate', 'strong']) })),
  fallacies: z.array(citationSchema.extend({ fallacy: z.enum(['false_dilemma', 'ad_populum', 'ad_hominem', 'false_cause', 'straw_man', 'slippery_slope', 'circular_reasoning', 'hasty_generalisation', 'appeal_to_emotion', 'red_herring', 'appeal_to_authority']), explanation: z.string() })),
  structure: z.enum(['unstructured', 'partly_structured', 'structured']),
});

export const argumentPrompt = modelReading({
  type: 'argument_analysis',
  version: '3',
  draft,
  hears: false,
  instructions: `Reading: claims and what supports them.
arguments: each claim somebody makes and wants accepted (a judgement, a demand, a thesis), as a quote, with the quote that supports it (a reason, an example, a number), or null for a bare claim. A question, a plan or a plain report is no claim. strength: strong where the support is concrete (a number, a date, a named case; whether it is true you cannot know), moderate where it is a reason in words, weak where there is none.
fallacies: only where the wording itself shows one; a claim without support is none, and what somebody only reports of others is none; explanation in one sentence that says what the wording does. structure: of the whole.`,
  build({ sufficiency, arguments: claims, fallacies, structure }, grounding, local) {
    const kept = grounding.keep(claims, () => 'claim').map((held) => ({ ...held, support: held.claim.support ? grounding.evidence(held.claim.support, 'reason') : null }));
    const found = grounding.keep(fallacies, (claim) => claim.fallacy, ({ explanation }) => explanation);
    const supported = kept.filter(({ support }) => support !== null).length;
    return {
      ...local,
      evidence: [...kept.flatMap(({ all, support }) => [...all, ...(support ? [support] : [])]), ...evidenceIn(found)],
      sufficiency: sufficiencyOf(sufficiency),
      arguments_present: kept.length > 0,
      key_arguments: kept.map(({ claim, evidence, support }) => ({
        claim: evidence.quote,
        evidence: support?.quote ?? null,
        strength: support ? claim.strength : 'weak',
        claim_start_s: evidence.start_s,
        claim_end_s: evidence.end_s,
        evidence_start_s: support?.start_s ?? null,
        evidence_end_s: support?.end_s ?? null,
        speaker: evidence.speaker,
      })),
      argument_strength: kept.length === 0 ? null : Math.round((supported / kept.length) * 100) / 100,
      argument_structure_rating: kept.length === 0 ? null : structure,
      fallacies_detected: found.map(({ claim, evidence }) => ({ fallacy: claim.fallacy, quote: evidence.quote, explanation: evidence.note ?? claim.explanation })),
      argument_summary: kept.length === 0 ? 'Nobody argues for a point here.' : `${capital(count(kept.length, 'claim'))}, ${supported === 0 ? 'none' : count(supported, '', '').trim()} with a reason: ${spokenBy(kept)}.`,
    };
  },
});
