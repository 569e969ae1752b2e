import type { PsychologicalAnalysis } from '#lib/analyses/psychological-analysis/schema';
import { nothing } from '#lib/analyses/psychological-analysis/nothing';
import { capital, clock, list, quotedAtEnd } from '#lib/base/words';

/** The first sign of strain in a plain sentence, or what else was found; from the fields alone. */
export function lead({ strain, timed, psychological_summary: summary }: PsychologicalAnalysis): string {
  const [first, ...rest] = strain;
  if (!first) return summary;
  const who = first.speaker === null ? 'the words' : `${first.speaker}’s words`;
  const others = [...Map.groupBy(rest, ({ sign }) => sign)].map(([sign, all]) => (all.length === 1 ? sign : `${sign} (${all.length} times)`));
  const also = others.length === 0 ? '' : ` Elsewhere ${list(others)}.`;
  return `${capital(first.sign)} in ${who}${timed ? ` at ${clock(first.start_s)}` : ''}: ${quotedAtEnd(first.quote)}${also}${summary === nothing ? '' : ` ${summary}`}`;
}
