import type { Engine } from '#lib/analyses/analysis';
import type { ManipulationAssessment } from '#lib/analyses/manipulation-assessment/schema';
import { weakNote } from '#lib/analyses/manipulation-assessment/weak-note';
import { capital, count, list, words } from '#lib/base/words';

/** The main reading in a plain sentence or two, from the fields alone, and how it was come to. */
export function lead(data: ManipulationAssessment, by: Engine['kind'] = 'local'): string {
  const found = data.manipulation_techniques;
  if (!data.cues_present || found.length === 0) return 'No wording was found that is known from manipulation.';
  const kinds = [...new Set(found.map((item) => words(item.technique)))];
  const weak = found.every((item) => item.explanation.includes(weakNote));
  return `${capital(count(found.length, weak ? 'weak cue' : 'cue'))} of wording known from manipulation: ${list(kinds)}. ${by === 'model' ? 'Told by the wording' : 'Told by phrases said to the other'}, not by tone or intent.`;
}
