import type { PsychologicalAnalysis } from '#lib/analyses/psychological-analysis/schema';

/** The main reading in a plain sentence or two, from the fields alone. */
export function lead(data: PsychologicalAnalysis): string {
  return data.psychological_summary;
}
