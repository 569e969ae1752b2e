import type { SpeakerAttitude } from '#lib/analyses/speaker-attitude/schema';
import { capital, decimal, words } from '#lib/base/words';

const respect = { low: 'little respect shown', neutral: 'respect neither shown nor withheld', high: 'respect shown' } as const;
/** Ordinary comments lie between 0.34 and 0.86 nine times in ten; the middle half between 0.5 and 0.6. */
const politeness = { polite: 0.65, impolite: 0.42 } as const;

/** The main reading in a plain sentence or two, from the fields alone. */
export function lead(data: SpeakerAttitude): string {
  const parts = [attitude(data)];
  if (data.respect_level !== null) parts.push(respect[data.respect_level]);
  return `${parts.join('; ')}.${data.method === '' ? '' : ` ${data.method}`}`;
}

function attitude({ dominant_attitude, politeness_score }: SpeakerAttitude): string {
  if (dominant_attitude !== null) return dominant_attitude === 'neutral' ? 'No attitude stands out in the wording' : `${capital(words(dominant_attitude))} wording stands out`;
  if (politeness_score === null) return 'No attitude stands out';
  const name = politeness_score >= politeness.polite ? 'Polite wording' : politeness_score <= politeness.impolite ? 'Impolite wording' : 'Wording neither polite nor impolite';
  return `${name} (${decimal(politeness_score, 2)}, where 0.5 is neither)`;
}
