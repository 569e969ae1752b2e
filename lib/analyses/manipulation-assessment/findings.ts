import type { Engine } from '#lib/analyses/analysis';
import type { Found } from '#lib/analyses/evidence/finding';
import { stands } from './lead.ts';
import type { ManipulationAssessment } from './schema.ts';
import { capital, count } from '#lib/base/words';

/** A single cue is weak evidence, so it scores low; the lead names it with the same caution. */
export function findings(
  { evidence, manipulation_techniques: found, cues_present, manipulation_confidence }: ManipulationAssessment,
  by: Engine['kind'],
): Found[] {
  if (!cues_present || found.length === 0) return [];
  const firm = by === 'model' ? found.length > 1 || manipulation_confidence !== 0 : stands(evidence);
  const sentences = count(found.length, 'sentence');
  if (!firm)
    return [
      { kind: 'pressure', score: 0.3, sentence: `${capital(sentences)} may press; alone that shows little.`, evidence },
    ];
  return [
    {
      kind: 'pressure',
      score: Math.min(0.95, 0.6 + 0.05 * found.length),
      sentence: `${capital(sentences)} ${found.length === 1 ? 'reads' : 'read'} like pressure.`,
      evidence,
    },
  ];
}
