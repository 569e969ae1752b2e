import type { Analysis, ReadingInput } from '#lib/analyses/analysis';
import { cueEngine } from '#lib/analyses/engine';
import { listed, listingNote } from '#lib/analyses/listing';
import { enoughToRead, notEnglish } from '#lib/analyses/sufficiency';
import { evidenceOf } from '#lib/analyses/evidence-of';
import { textOf } from '#lib/text/model';
import type { Span, TextModel } from '#lib/text/model';
import { round } from '#lib/text/timing';
import { capital, count, spelled } from '#lib/analyses/wording';
import { fallaciesOf } from './fallacies.ts';
import { fallacies } from './fallacy-cues.ts';
import type { Fallacy } from './fallacy-cues.ts';
import { argumentAnalysisSchema } from './schema.ts';
import type { ArgumentAnalysis } from './schema.ts';
import { claimsOf } from './support.ts';
import type { Claim } from './support.ts';

const minimumWords = 15;

/** Longest lists that a card can be read with. */
const limits = { claims: 80, fallacies: 40 } as const;

/** From this many claims and this share of support on, the talk counts as structured. */
const structured = { claims: 3, share: 0.6 };

/** What is found in few words is listed too; `sufficiency` then says that they are few. */
function read(input: ReadingInput): ArgumentAnalysis {
  const model = textOf(input);
  const sufficiency = enoughToRead(model, minimumWords);
  const english = notEnglish(model) === null;
  const claims = english ? claimsOf(model) : [];
  const found = english ? fallaciesOf(model) : [];
  const supported = claims.filter((claim) => claim.support !== null).length;
  const quote = (span: Span): string => model.text.slice(span.start, span.end);
  const shownClaims = listed(claims, ({ strength }) => strength, limits.claims);
  const shownFallacies = listed(found, ({ cue }) => cue, limits.fallacies);
  return {
    evidence: [
      ...shownClaims.flatMap(({ claim, support, marker }) => [evidenceOf(model, claim, 'claim'), ...(support ? [evidenceOf(model, support, marker === 'example' ? 'example' : 'reason')] : [])]),
      ...shownFallacies.map((match) => evidenceOf(model, match, match.cue)),
    ],
    sufficiency,
    dropped_claims: 0,
    arguments_present: supported > 0 || claims.length >= 2,
    key_arguments: shownClaims.map((claim) => argumentOf(model, claim)),
    argument_strength: claims.length === 0 ? null : round(supported / claims.length, 2),
    argument_structure_rating: ratingOf(claims.length, supported),
    fallacies_detected: shownFallacies.map((match) => ({ fallacy: match.cue, quote: quote(match), explanation: fallacies[match.cue as Fallacy] })),
    argument_summary: [sufficiency.reason ?? null, sufficiency.enough || claims.length + found.length > 0 ? summary(claims.length, supported, found.length) : null, listingNote(claims.length + found.length, shownClaims.length + shownFallacies.length)].filter((part) => part !== null).join(' '),
  };
}

function argumentOf(model: TextModel, { claim, support, strength, counters }: Claim): ArgumentAnalysis['key_arguments'][number] {
  const made = evidenceOf(model, claim, 'claim');
  const backed = support ? evidenceOf(model, support, 'reason') : null;
  return {
    claim: made.quote,
    evidence: backed?.quote ?? null,
    strength,
    claim_start_s: made.start_s,
    claim_end_s: made.end_s,
    evidence_start_s: backed?.start_s ?? null,
    evidence_end_s: backed?.end_s ?? null,
    speaker: made.speaker,
    counters,
  };
}

function ratingOf(claims: number, supported: number): ArgumentAnalysis['argument_structure_rating'] {
  if (claims === 0) return null;
  if (claims >= structured.claims && supported / claims >= structured.share) return 'structured';
  return supported > 0 ? 'partly_structured' : 'unstructured';
}

function summary(claims: number, supported: number, found: number): string {
  const first = claims === 0 ? 'No claim was found.' : `${capital(count(claims, 'claim'))}, ${supportLine(claims, supported)}.`;
  return found === 0 ? first : `${first} ${capital(count(found, 'phrase reads like a fallacy', 'phrases read like fallacies'))}.`;
}

function supportLine(claims: number, supported: number): string {
  const support = 'a reason or an example';
  if (claims === 1) return supported === 1 ? `with ${support}` : `without ${support}`;
  if (supported === claims) return `${claims === 2 ? 'both' : 'all'} with ${support}`;
  return supported === 0 ? `none of them with ${support}` : `${spelled(supported)} of them with ${support}`;
}

export const argumentAnalysis: Analysis<'argument_analysis'> = { type: 'argument_analysis', schema: argumentAnalysisSchema, engine: cueEngine, read };
