import type { AcousticFeatures, AcousticTracks } from '#lib/audio/contract';
import { round } from '#lib/base/statistics';

const leastWindow_s = 10;
const mostWindows = 300;
/** The least speech in a window for a rate, in seconds. */
const leastSpeech_s = 2;

/**
 * Words per minute of voiced time in equal windows of at least 10 s, at most 300; one window if the recording is
 * shorter. A word counts at its middle. Empty if no word has times.
 */
export function rateOverTime(
  { hop_s, speech }: AcousticTracks,
  words: readonly { start_s: number; end_s: number }[],
  speechFrom: number,
): AcousticFeatures['rate_over_time'] {
  const duration_s = speech.length * hop_s;
  if (words.length === 0 || duration_s === 0) return [];
  const windows = Math.max(1, Math.min(mostWindows, Math.floor(duration_s / leastWindow_s)));
  const length_s = duration_s / windows;
  const counts = new Float64Array(windows);
  const spoken_s = new Float64Array(windows);
  const add = (to: Float64Array, at_s: number, amount: number): void => {
    const index = Math.max(0, Math.min(windows - 1, Math.floor(at_s / length_s)));
    to[index] = (to[index] ?? 0) + amount;
  };
  for (const { start_s, end_s } of words) add(counts, (start_s + end_s) / 2, 1);
  for (let index = 0; index < speech.length; index++)
    if ((speech[index] ?? 0) >= speechFrom) add(spoken_s, (index + 0.5) * hop_s, hop_s);
  return Array.from({ length: windows }, (_, index) => ({
    start_s: round(index * length_s, 2),
    end_s: round((index + 1) * length_s, 2),
    wpm: (spoken_s[index] ?? 0) < leastSpeech_s ? null : round(((counts[index] ?? 0) / (spoken_s[index] ?? 1)) * 60, 1),
  }));
}
