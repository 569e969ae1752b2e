import type { ReadingInput } from '#lib/analyses/analysis';
import type { Evidence } from '#lib/analyses/evidence/evidence';
import { round } from '#lib/base/statistics';

/**
 * A longer silence is noticeable in talk: most answers come within 0.2 s, and one second is long already (Jefferson
 * 1989).
 */
const longSilence_s = 2;

/** The long ones among the measured pauses, as evidence. */
export function longSilencesOf({ acoustics }: Pick<ReadingInput, 'acoustics'>): Evidence[] {
  return (acoustics?.pauses ?? [])
    .filter(({ start_s, end_s }) => end_s - start_s > longSilence_s)
    .map(({ start_s, end_s }) => ({
      quote: '',
      segment_id: null,
      start_s,
      end_s,
      speaker: null,
      cue: 'long_silence',
      source: 'audio' as const,
      note: `${round(end_s - start_s, 1)} s`,
    }));
}
