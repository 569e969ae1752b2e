import type { AudioQualityMetrics } from '#lib/analyses/audio-quality-metrics/schema';
import { capital, count, decimal } from '#lib/base/words';

/** The main reading in a plain sentence or two, from the fields alone. */
export function lead(data: AudioQualityMetrics): string {
  const problems = data.problems.length === 0 ? 'Nothing in it stands in the way of listening.' : `${capital(count(data.problems.length, 'problem'))} a listener would notice.`;
  return `${capital(data.overall_quality)} recording, ${decimal(data.quality_score, 0)} of 100. ${problems}`;
}
