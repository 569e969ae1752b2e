import type { ArgumentAnalysis } from './schema.ts';
import { sentence } from '#lib/base/words';

/** The lead, from the result's fields alone. */
export function lead(data: ArgumentAnalysis): string {
  if (!data.arguments_present && data.key_arguments.length === 0 && data.fallacies_detected.length === 0)
    return data.sufficiency.reason ?? 'Nobody argues for a point here.';
  return sentence(data.argument_summary);
}
