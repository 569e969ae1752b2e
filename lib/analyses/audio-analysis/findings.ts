import type { AudioAnalysis } from './schema.ts';
import type { Found } from '#lib/analyses/evidence/finding';
import { capital, count, words } from '#lib/base/words';

/** Cues that a listener would want to hear for himself; the rest are measures that the note shows. */
const told: Readonly<Record<string, string>> = {
  raised_voice: 'with a raised voice',
  soft_voice: 'with a softer voice',
  rougher_voice: 'with a rougher voice',
};

/** What stands out in the sound, by cue; told low, since the note is mostly measures. */
export function findings({ evidence }: AudioAnalysis): Found[] {
  return [...Map.groupBy(evidence, ({ cue }) => cue)].map(([cue, own]) => {
    const how = told[cue];
    return {
      kind: 'sound',
      score: how === undefined ? 0.2 : 0.35,
      sentence: `${capital(count(own.length, 'place'))} ${how ?? `with ${words(cue)}`}.`,
      evidence: own,
    };
  });
}
