import { z } from 'zod';
import { citationSchema } from '#lib/analyses/model/citation';
import { evidenceIn, spokenBy } from '#lib/analyses/model/grounding';
import { draftBase, modelReading, sufficiencyOf } from '#lib/analyses/model/model-reading';
import { capital, count } from '#lib/base/words';

const most = { claims: 12, fallacies: 4 } as const;
const fallacyNames = [
  'false_dilemma',
  'ad_populum',
  'ad_hominem',
  'false_cause',
  'straw_man',
  'slippery_slope',
  'circular_reasoning',
  'hasty_generalisation',
  'appeal_to_emotion',
  'red_herring',
  'appeal_to_authority',
] as const;

const draft = z.object({
  arguments: z.array(
    citationSchema.extend({ support: citationSchema.nullable(), strength: z.enum(['weak', 'moderate', 'strong']) }),
  ),
  fallacies: z.array(citationSchema.extend({ fallacy: z.enum(fallacyNames), explanation: z.string() })),
  structure: z.enum(['unstructured', 'partly_structured', 'structured']),
  ...draftBase,
});

export const argumentPrompt = modelReading({
  type: 'argument_analysis',
  version: '4',
  draft,
  hears: false,
  instructions: `claims and what supports them.
arguments (at most ${most.claims}): each claim that somebody makes and wants accepted (a judgement, a demand, a \
thesis), with the quote that supports it (a reason, an example, a number), or null. Not: questions, plans, plain \
reports, what is told of others. strength: strong where the support is concrete (a number, a date, a named case), \
moderate where it is a reason in words, weak where there is none.
fallacies (at most ${most.fallacies}): only where the wording itself shows one; a claim without support is none. \
explanation: what the wording does. structure: of the whole.`,
  build({ sufficiency, arguments: claims, fallacies, structure }, grounding, local) {
    const kept = grounding
      .keep(claims.slice(0, most.claims), () => 'claim')
      .map((held) => ({
        ...held,
        support: held.claim.support ? grounding.evidence(held.claim.support, 'reason') : null,
      }));
    const found = grounding.keep(
      fallacies.slice(0, most.fallacies),
      (claim) => claim.fallacy,
      ({ explanation }) => explanation,
    );
    const supported = kept.filter(({ support }) => support !== null).length;
    return {
      ...local,
      evidence: [...kept.flatMap(({ all, support }) => [...all, ...(support ? [support] : [])]), ...evidenceIn(found)],
      sufficiency: sufficiencyOf(sufficiency, grounding),
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
      fallacies_detected: found.map(({ claim, evidence }) => ({
        fallacy: claim.fallacy,
        quote: evidence.quote,
        explanation: evidence.note ?? claim.explanation,
      })),
      argument_summary:
        kept.length === 0
          ? 'Nobody argues for a point here.'
          : `${capital(count(kept.length, 'claim'))}, ${supported === 0 ? 'none' : count(supported, '', '').trim()} with a reason: ${spokenBy(kept)}.`,
    };
  },
});
