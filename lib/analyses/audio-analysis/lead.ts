import type { AudioAnalysis } from './schema.ts';
import { capital, decimal } from '#lib/base/words';

const intonation = { monotone: 'even', moderate: 'moderate', lively: 'lively' } as const;
const effort = {
  soft: 'partly softer than its own middle',
  normal: 'an even vocal effort',
  raised: 'partly with a raised voice',
} as const;

/** The lead, from the result's fields alone. */
export function lead(data: AudioAnalysis): string {
  const parts = [
    data.average_speech_rate_wpm === null ? null : `${decimal(data.average_speech_rate_wpm, 0)} words a minute`,
    data.intonation_pattern === null ? null : `${intonation[data.intonation_pattern]} intonation`,
    data.vocal_effort === null ? null : effort[data.vocal_effort],
  ].filter((part) => part !== null);
  return parts.length === 0 ? 'There was too little voice to measure.' : `${capital(parts.join(', '))}.`;
}
