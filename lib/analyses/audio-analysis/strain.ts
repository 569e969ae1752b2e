import type { ReadingInput } from '#lib/analyses/analysis';
import { clock } from '#lib/base/words';
import { type Passage, middleOf, ownVoices } from './own-voice.ts';

/**
 * A passage counts as rough if its jitter is at least twice the median of the same voice and above 1.04 % (MDVP's limit
 * for sustained vowels; running speech has more), and its harmonics-to-noise ratio is 5 dB lower: two measures of
 * different kinds at once. The limits are our own. For what these measures can show, see Hillenbrand (2011,
 * Perspectives on Speech Science and Orofacial Disorders 21).
 */
const times = 2;
const leastJitter = 0.0104;
const lower_db = 5;

export interface RoughPassage {
  passage: Passage;
  sentence: string;
}

/**
 * Passages in which a voice is much rougher than its median. They are inferred from the voice, so there are none if
 * such inference is switched off.
 */
export function roughPassages(input: ReadingInput): { rough: RoughPassage[]; reason: string | null } {
  if (!input.voice_inference) return { rough: [], reason: 'Reading strain from the voice is switched off.' };
  const { voices, reason } = ownVoices(input, (passage) => passage.jitter_local !== null && passage.hnr_db !== null);
  const rough = voices.flatMap((voice) => {
    const jitter = middleOf(voice, (passage) => passage.jitter_local);
    const hnr_db = middleOf(voice, (passage) => passage.hnr_db);
    return voice
      .filter(
        (passage) =>
          (passage.jitter_local ?? 0) >= Math.max(leastJitter, times * jitter) &&
          (passage.hnr_db ?? hnr_db) <= hnr_db - lower_db,
      )
      .map((passage) => ({ passage, sentence: described(passage, jitter, hnr_db) }));
  });
  return { rough: rough.toSorted((a, b) => a.passage.start_s - b.passage.start_s), reason };
}

function described({ start_s, end_s, jitter_local, hnr_db }: Passage, jitter: number, middle_db: number): string {
  const percent = (ratio: number): string => `${(ratio * 100).toFixed(1)} %`;
  return `Rougher from ${clock(start_s)} to ${clock(end_s)}: jitter ${percent(jitter_local ?? 0)} and harmonics ${Math.round(hnr_db ?? 0)} dB above noise, against ${percent(jitter)} and ${Math.round(middle_db)} dB in the middle of this voice.`;
}
