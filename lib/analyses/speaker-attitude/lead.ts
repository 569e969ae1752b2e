import type { SpeakerAttitude } from '#lib/analyses/speaker-attitude/schema';
import { words } from '#lib/base/words';

const respect = { low: 'little respect shown', neutral: 'respect neither shown nor withheld', high: 'respect shown' } as const;

/** The main reading in a plain sentence or two, from the fields alone. */
export function lead(data: SpeakerAttitude): string {
  const first = data.dominant_attitude === null ? 'No attitude stands out' : data.dominant_attitude === 'neutral' ? 'Neutral throughout' : `Mostly ${words(data.dominant_attitude)}`;
  return data.respect_level === null ? `${first}.` : `${first}; ${respect[data.respect_level]}.`;
}
