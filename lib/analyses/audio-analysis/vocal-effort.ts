import type { ReadingInput } from '#lib/analyses/analysis';
import type { AudioAnalysis } from './schema.ts';
import { type Passage, middleOf, ownVoices } from './own-voice.ts';

/**
 * A passage is raised if it is louder and brighter than the median of the same voice by at least these values, and soft
 * if it is softer and darker by as much. With effort, the alpha ratio grows by 0.4 (men) to 0.7 dB (women) per dB of
 * level (Sundberg and Nordenberg 2006), so 6 dB of effort add at least 2.5 dB; a closer microphone adds none.
 */
const louder_db = 6;
const brighter_db = 2.5;
/** Least share of the talk, and least number of passages, at which the voice as a whole is called raised or soft. */
const leastShare = 0.2;
const leastPassages = 2;

export interface EffortOf {
  passage: Passage;
  effort: 'raised' | 'soft';
  louder_db: number;
  brighter_db: number;
}

/**
 * Vocal effort compared with each voice's own median, with the passages that stand out. `effort` is null, with a
 * reason, if there is nothing to compare.
 */
export function vocalEffort(input: ReadingInput): {
  effort: AudioAnalysis['vocal_effort'];
  standing_out: EffortOf[];
  reason: string | null;
} {
  const { voices, reason } = ownVoices(
    input,
    (passage) => passage.intensity_dbfs !== null && passage.alpha_ratio_db !== null,
  );
  const standing_out = voices.flatMap(standingOut).toSorted((a, b) => a.passage.start_s - b.passage.start_s);
  if (voices.length === 0) return { effort: null, standing_out, reason };
  const total_s = voices.flat().reduce((sum, { voiced_s }) => sum + voiced_s, 0);
  const isMuch = (effort: 'raised' | 'soft'): boolean => {
    const those = standing_out.filter((entry) => entry.effort === effort);
    return (
      those.length >= leastPassages &&
      those.reduce((sum, { passage }) => sum + passage.voiced_s, 0) >= leastShare * total_s
    );
  };
  return { effort: isMuch('raised') ? 'raised' : isMuch('soft') ? 'soft' : 'normal', standing_out, reason: null };
}

function standingOut(voice: Passage[]): EffortOf[] {
  const level = middleOf(voice, (passage) => passage.intensity_dbfs);
  const alpha = middleOf(voice, (passage) => passage.alpha_ratio_db);
  return voice.flatMap((passage): EffortOf[] => {
    const more_db = (passage.intensity_dbfs ?? level) - level;
    const higher_db = (passage.alpha_ratio_db ?? alpha) - alpha;
    const both = (sign: 1 | -1): boolean => sign * more_db >= louder_db && sign * higher_db >= brighter_db;
    const effort = both(1) ? 'raised' : both(-1) ? 'soft' : null;
    return effort === null ? [] : [{ passage, effort, louder_db: more_db, brighter_db: higher_db }];
  });
}
