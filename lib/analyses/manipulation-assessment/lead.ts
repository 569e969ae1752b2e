import type { Engine } from '#lib/analyses/analysis';
import type { ManipulationAssessment } from './schema.ts';
import { provenRules } from '#lib/text/pressure/proven';
import { capital, count, list, words } from '#lib/base/words';

/** Least number of sentences at which techniques are named. */
const named = 2;
/** Greatest distance, in passages, at which two sentences support each other. */
const near = 8;

/** The lead, from the result's fields alone. A single sentence is named only if its rule is proven. */
export function lead(data: ManipulationAssessment, by: Engine['kind'] = 'local'): string {
  const found = data.manipulation_techniques;
  if (!data.sufficiency.enough && found.length === 0) return data.sufficiency.reason ?? 'Too little to say.';
  if (!data.cues_present || found.length === 0) return 'No pressing words found.';
  // A single sentence of which the model is not certain is weak evidence.
  if (by === 'model' && found.length === 1 && data.manipulation_confidence === 0)
    return 'One sentence may press; alone it shows little.';
  if (by === 'model')
    return `${capital(count(found.length, 'cue'))} of wording known from manipulation: ${list([...new Set(found.map((item) => words(item.technique)))])}. Told by the wording, not by tone or intent.`;
  if (!stands(data.evidence))
    return found.length < named
      ? 'One sentence may press; alone it shows little.'
      : `${capital(count(found.length, 'sentence'))} may press, each alone; that shows little.`;
  const often = [...Map.groupBy(found, (item) => item.technique)].filter(
    ([technique, own]) => technique !== 'pressing' && own.length >= named,
  );
  const kinds = often.map(([technique, own]) => `${count(own.length, '', '').trim()} by ${words(technique)}`);
  return `${capital(count(found.length, 'sentence'))} ${found.length === 1 ? 'reads' : 'read'} like pressure${kinds.length > 0 ? `, ${list(kinds)}` : ''}. Told by the wording, not by tone or intent.`;
}

/** Whether two pieces of evidence are close together, or a rule of proven precision found one. */
export function stands(evidence: ManipulationAssessment['evidence']): boolean {
  const at = evidence.map(({ segment_id }) => segment_id ?? 0).toSorted((a, b) => a - b);
  return (
    at.some((segment, i) => i > 0 && segment - (at[i - 1] ?? 0) <= near) ||
    evidence.some(({ rule }) => rule !== undefined && provenRules.has(rule))
  );
}
