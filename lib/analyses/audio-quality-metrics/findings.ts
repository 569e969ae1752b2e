import type { AudioQualityMetrics } from './schema.ts';
import type { Found } from '#lib/analyses/evidence/finding';
import { capital, count, words } from '#lib/base/words';

/** Whether the recording is so bad that it impairs the other readings. */
export function limitsTheRest({ overall_quality, problems }: AudioQualityMetrics): boolean {
  return (
    overall_quality === 'poor' || problems.some(({ problem }) => problem === 'no_speech' || problem === 'breaks_off')
  );
}

/** Passages with damaged sound. They score high only if the damage impairs the other readings. */
export function findings(data: AudioQualityMetrics): Found[] {
  const score = limitsTheRest(data) ? 0.9 : 0.2;
  return [...Map.groupBy(data.evidence, ({ cue }) => cue)].map(([cue, evidence]) => ({
    kind: 'sound',
    score,
    sentence: `${capital(words(cue))} in ${count(evidence.length, 'place')}.`,
    evidence,
  }));
}
