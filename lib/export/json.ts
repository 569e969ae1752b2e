import { analysisTypes } from '#lib/analyses/steps';
import { findingsOf } from './findings.ts';
import { enginesOf, limits, maker, nameOf, notice } from './notice.ts';
import { marksOf } from './marks.ts';
import type { ExportSource } from './source.ts';
import { knownTimes } from './times.ts';

/** Raised when a reader of the earlier form would misread the new one; additions do not raise it. */
const schemaVersion = 1;

/** Everything that the page shows, with earlier results, as `{ schema, schema_version, ... }`. */
export function json(source: ExportSource): string {
  const { view, context, ...session } = source;
  const { segments, steps, custom, progress, complete, audio_s, status, seq, error } = view;
  const whole = {
    schema: 'undertone.session',
    schema_version: schemaVersion,
    made_by: maker,
    engines: enginesOf(view),
    notice,
    limits,
    session: { ...session, duration_s: audio_s ?? session.duration_s, status, seq, progress, complete, error },
    context,
    /** Which of `start_s` and `end_s` are meaningful: both, starts, none. */
    known_times: knownTimes(view),
    segments,
    /** The markers and pauses of a live recording. */
    marks: marksOf(view),
    results: Object.fromEntries(analysisTypes.map((type) => [type, steps[type]])),
    questions: custom,
    findings: findingsOf(view).map(({ engine, ...finding }) => ({ ...finding, engine: nameOf(engine) })),
  };
  return `${JSON.stringify(whole, null, 2)}\n`;
}
