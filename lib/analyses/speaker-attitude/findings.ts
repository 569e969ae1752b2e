import type { Engine } from '#lib/analyses/analysis';
import type { Found } from '#lib/analyses/evidence/finding';
import { lead, nothing } from './lead.ts';
import type { SpeakerAttitude } from './schema.ts';
import { capital, count, firstSentence } from '#lib/base/words';

/** Disrespectful words score high; other attitudes score low. */
export function findings(data: SpeakerAttitude, by: Engine['kind']): Found[] {
  const disrespect = data.evidence.filter(({ cue }) => cue === 'disrespect');
  const whose = [...new Set(disrespect.map(({ speaker }) => speaker))];
  const of = whose.length === 1 && whose[0] ? `, by ${whose[0]}` : '';
  const told: Found = {
    kind: 'pressure',
    score: disrespect.length > 1 ? 0.58 : 0.35,
    sentence: `${capital(count(disrespect.length, 'mark'))} of disrespect${of}.`,
    evidence: disrespect,
  };
  const headline = lead(data, by);
  const standsOut = headline !== nothing && (data.dominant_attitude ?? 'neutral') !== 'neutral';
  return standsOut && disrespect.length === 0
    ? [{ kind: 'aim', score: 0.3, sentence: firstSentence(headline)[0], evidence: data.evidence }]
    : [told];
}
