import type { Engine } from '#lib/analyses/analysis';
import type { PsychologicalAnalysis } from './schema.ts';
import { nothing } from './nothing.ts';
import { capital, clock, elsewhere, quotedAtEnd } from '#lib/base/words';

/**
 * The lead, from the result's fields alone: the first sign of strain, or other unusual values. Counts that are usual in
 * talk are not mentioned.
 */
export function lead(data: PsychologicalAnalysis, by: Engine['kind']): string {
  const { strain, timed, sufficiency } = data;
  const [first, ...rest] = strain;
  const summary = by === 'model' || !sufficiency.enough || standsOut(data) ? data.psychological_summary : nothing;
  if (!first) return summary;
  const who = first.speaker === null ? 'the words' : `${first.speaker}’s words`;
  const also = elsewhere(
    first.sign,
    rest.map(({ sign }) => sign),
  );
  return `${capital(first.sign)} in ${who}${timed ? ` at ${clock(first.start_s)}` : ''}: ${quotedAtEnd(first.quote)}${also}${summary === nothing ? '' : ` ${summary}`}`;
}

export function standsOut({ cognitive_load, stress_level, confidence_level }: PsychologicalAnalysis): boolean {
  return (
    cognitive_load === 'high' || stress_level === 'high' || confidence_level === 'low' || confidence_level === 'high'
  );
}
