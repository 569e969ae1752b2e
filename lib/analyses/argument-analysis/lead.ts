import type { Engine } from '#lib/analyses/analysis';
import type { ArgumentAnalysis } from '#lib/analyses/argument-analysis/schema';
import { sentence } from '#lib/base/words';

/** The main reading in a plain sentence or two, from the fields alone, and how it was come to. */
export function lead(data: ArgumentAnalysis, by: Engine['kind'] = 'local'): string {
  if (!data.arguments_present && data.key_arguments.length === 0 && data.fallacies_detected.length === 0) return 'Nobody argues for anything here.';
  return `${sentence(data.argument_summary)} ${by === 'model' ? 'Told by the wording' : 'Told by words such as “because” and “so”'}, not by what is true.`;
}
