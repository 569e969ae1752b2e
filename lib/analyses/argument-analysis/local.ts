import type { Analysis } from '#lib/analyses/step-server';
import type { ReadingInput } from '#lib/analyses/analysis';
import { pattern } from '#lib/base/pattern';
import { cueEngine } from '#lib/analyses/engine';
import { evidenceOf } from '#lib/analyses/evidence/evidence-of';
import { listed, listingNote } from '#lib/analyses/wording/listing';
import { enoughToRead, notEnglish } from '#lib/analyses/measures/sufficiency';
import { round } from '#lib/base/statistics';
import { capital, count, quotedAtEnd } from '#lib/base/words';
import { inWords } from '#lib/messages/units';
import { textOf, type TextModel } from '#lib/text/model';
import { argumentsOf, type Argument } from '#lib/text/statements/arguments';
import type { ArgumentAnalysis } from './schema.ts';
import { argumentPrompt } from './prompt.ts';

const minimumWords = 15;

/** Longest list of claims that is readable on a card. */
const mostClaims = 80;

/** Least number of claims, and least share with a reason, of a talk that is called structured. */
const structured = { claims: 3, share: 0.6 };

/**
 * Claims that speakers argue for, with their reasons, by models learned from annotated conversations. Fallacies are not
 * sought: in conversations that were not written for this project, no wording identified them reliably
 * (docs/EVIDENCE.md).
 */
function read(input: ReadingInput): ArgumentAnalysis {
  const model = textOf(input);
  const sufficiency = enoughToRead(model, minimumWords);
  const found = sufficiency.enough && notEnglish(model) === null ? argumentsOf(model) : [];
  const shown = listed(found, () => '', mostClaims);
  const claims = new Map(found.map((argument) => [argument.claim.start, argument]));
  const supported = [...claims.values()].filter(({ reason }) => reason !== null).length;
  const listedClaims = new Set(shown.map(({ claim }) => claim.start));
  return {
    evidence: [
      ...new Map(shown.map(({ claim }) => [claim.start, evidenceOf(model, claim, 'claim')])).values(),
      ...shown.flatMap(({ reason }) => (reason ? [evidenceOf(model, reason, 'reason')] : [])),
    ],
    sufficiency,
    dropped_claims: 0,
    arguments_present: supported > 0 || claims.size >= 2,
    key_arguments: shown.map((argument) => argumentOf(model, argument)),
    argument_strength: claims.size === 0 ? null : round(supported / claims.size, 2),
    argument_structure_rating: ratingOf(claims.size, supported),
    fallacies_detected: [],
    argument_summary: [
      sufficiency.reason ?? null,
      sufficiency.enough ? summary(model, [...claims.values()], supported) : null,
      listingNote(claims.size, listedClaims.size),
    ]
      .filter((part) => part !== null)
      .join(' '),
  };
}

function argumentOf(model: TextModel, { claim, reason }: Argument): ArgumentAnalysis['key_arguments'][number] {
  const made = evidenceOf(model, claim, 'claim');
  const backed = reason ? evidenceOf(model, reason, 'reason') : null;
  return {
    claim: made.quote,
    evidence: backed?.quote ?? null,
    // Words do not show whether a reason supports its claim, but they show whether it gives a figure.
    strength:
      backed === null
        ? 'weak'
        : /\d|\b(?:hundred|thousand|million|percent|per cent)\b/iu.test(backed.quote)
          ? 'strong'
          : 'moderate',
    claim_start_s: made.start_s,
    claim_end_s: made.end_s,
    evidence_start_s: backed?.start_s ?? null,
    evidence_end_s: backed?.end_s ?? null,
    speaker: made.speaker,
    counters: false,
  };
}

function ratingOf(claims: number, supported: number): ArgumentAnalysis['argument_structure_rating'] {
  if (claims === 0) return null;
  if (claims >= structured.claims && supported / claims >= structured.share) return 'structured';
  return supported > 0 ? 'partly_structured' : 'unstructured';
}

const mostSpeakers = 4;

/** Fewest words of a claim that stands alone in the headline. */
const aloneWords = 6;
/** It answers or judges what another has said, or it breaks off. */
const leans = pattern('iu')`
  ^(?:no|yes|yeah|wow)\b|^(?:(?:well|oh|and|but|so),? )*(?:(?:that|this)(?:['’]s| is)|because)\b
  |\b(?:and|or|but|of|to|with|the|an?|so|because|for|in|that|if|is|are|was)[,.…]*$
`;

/** Whether a claim can be understood without what stands before it. */
function standsAlone({ claim: { text } }: Argument): boolean {
  return text.split(/\s+/u).length >= aloneWords && !leans.test(text.trim());
}

/**
 * How many claims each speaker argues for, with a quote of the most probable one that can stand alone, if possible one
 * with a reason.
 */
function summary(model: TextModel, claims: readonly Argument[], supported: number): string {
  if (claims.length === 0) return 'Nobody argues for a point here.';
  const [surest] = claims
    .filter(standsAlone)
    .toSorted((a, b) => Number(b.reason !== null) - Number(a.reason !== null) || b.claim.score - a.claim.score);
  const point = surest ? `The plainest: ${quotedAtEnd(surest.claim.text)}` : null;
  const total = `${capital(count(claims.length, 'point is argued for', 'points are argued for'))}, ${supportLine(claims.length, supported)}.`;
  const names =
    model.speakers.names.length > 1 && model.speakers.names.length <= mostSpeakers ? model.speakers.names : [];
  const each = names
    .map((name) => ({ name, number: claims.filter(({ claim }) => claim.speaker === name).length }))
    .filter(({ number }) => number > 0);
  return [
    total,
    each.length > 1 ? each.map(({ name, number }) => `${name}: ${inWords(number)}.`).join(' ') : null,
    point,
  ]
    .filter((part) => part !== null)
    .join(' ');
}

function supportLine(claims: number, supported: number): string {
  if (claims === 1) return supported === 1 ? 'with a reason' : 'without a reason';
  if (supported === claims) return `${claims === 2 ? 'both' : 'all'} with a reason`;
  return supported === 0 ? 'none of them with a reason' : `${inWords(supported)} of them with a reason`;
}

export const argumentAnalysis: Analysis<'argument_analysis'> = {
  engine: cueEngine,
  read,
  prompt: argumentPrompt,
};
