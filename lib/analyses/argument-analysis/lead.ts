import type { ArgumentAnalysis } from '#lib/analyses/argument-analysis/schema';

/** The main reading in a plain sentence or two, from the fields alone, and how it was come to. */
export function lead(data: ArgumentAnalysis): string {
  if (!data.arguments_present && data.key_arguments.length === 0 && data.fallacies_detected.length === 0) return 'Nobody argues for anything here.';
  return `${data.argument_summary} Told by words such as “because” and “so”, not by what is true.`;
}
