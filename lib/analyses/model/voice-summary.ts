import type { ReadingInput } from '#lib/analyses/analysis';
import { perHundred } from '#lib/analyses/measures/sufficiency';

/** The measures of the voice in a few lines; null without audio, or if inference from the voice is switched off. */
export function voiceSummary({ acoustics, voice_inference, transcript }: ReadingInput): string | null {
  if (!acoustics || !voice_inference) return null;
  const { overall, pauses, speech_rate_variability } = acoustics;
  const length = (transcript.segments.at(-1)?.end_s ?? 0) - (transcript.segments[0]?.start_s ?? 0);
  const silent = pauses.reduce((sum, { start_s, end_s }) => sum + end_s - start_s, 0);
  const longest = pauses.toSorted((a, b) => b.end_s - b.start_s - (a.end_s - a.start_s)).slice(0, 5);
  const lines = [
    overall.speech_rate_wpm === null
      ? null
      : `Speech rate: ${Math.round(overall.speech_rate_wpm)} words a minute of voiced time${speech_rate_variability === null ? '' : `, varying by ${Math.round(speech_rate_variability * 100)} % between passages`}.`,
    pauses.length === 0
      ? null
      : `Pauses of a quarter of a second and more: ${pauses.length}, ${perHundred(silent, Math.max(1, length))} % of the time; the longest at ${longest.map(({ start_s, end_s }) => `${start_s.toFixed(1)} s (${(end_s - start_s).toFixed(1)} s)`).join(', ')}.`,
  ].filter((line) => line !== null);
  return lines.length === 0 ? null : `Measured in the voice:\n${lines.join('\n')}`;
}
