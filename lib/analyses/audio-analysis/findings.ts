import type { AudioAnalysis } from './schema.ts';
import type { Found } from '#lib/analyses/evidence/finding';
import { capital, count, words } from '#lib/base/words';

/** Cues that a listener would want to hear. The others are measures, which the note shows. */
const told: Readonly<Record<string, string>> = {
  raised_voice: 'with a raised voice',
  soft_voice: 'with a softer voice',
  rougher_voice: 'with a rougher voice',
};

/** Unusual stretches of sound, by cue. They score low, since the note consists mostly of measures. */
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
