import type { ReadingInput } from '#lib/analyses/analysis';
import type { Evidence } from '#lib/analyses/evidence/evidence';
import { longSilencesOf } from '#lib/analyses/measures/silences';
import { capital, count } from '#lib/base/words';

/** Clipping, clicks and long silences, as evidence. Other sounds such as laughter would need a model. */
export function eventsOf(input: ReadingInput): Evidence[] {
  const clipping = (input.quality?.evidence ?? []).filter(
    ({ cue, start_s, end_s }) => cue.includes('clipping') && end_s > start_s,
  );
  const clicks = (input.acoustics?.clicks ?? []).map(({ start_s, end_s, clicks: number }) => ({
    quote: '',
    segment_id: null,
    start_s,
    end_s,
    speaker: null,
    cue: 'clicks',
    source: 'audio' as const,
    note: `${capital(count(number, 'click'))}.`,
  }));
  return [...longSilencesOf(input), ...clipping, ...clicks].toSorted((a, b) => a.start_s - b.start_s);
}

/** The longest `most` stretches, in order of time. */
export function longest<T extends { start_s: number; end_s: number }>(stretches: readonly T[], most: number): T[] {
  if (stretches.length <= most) return [...stretches];
  return stretches
    .toSorted((a, b) => b.end_s - b.start_s - (a.end_s - a.start_s))
    .slice(0, most)
    .toSorted((a, b) => a.start_s - b.start_s);
}
