import type { ReadingInput } from '#lib/analyses/analysis';
import { quantile } from '#lib/base/statistics';
import { wholeTextOf } from '#lib/text/model';
import { minimumSegments, mixesVoices, whyNoBaseline } from '#lib/analyses/measures/voice';
import type { AcousticFeatures } from '#lib/audio/contract';

export type Passage = AcousticFeatures['segments'][number] & { speaker: string | null };

/**
 * Below this ratio of signal to noise, in dB, noise distorts measures of steady voice: on synthetic voices, noise at 20
 * dB simulates up to 0.2 % of jitter, and at 10 dB up to 1 % (`npm run eval -- voice`). Deliyski, Shaw and Evans (2005,
 * Journal of Voice 19) recommend much quieter rooms for clinical use.
 */
const leastSignalToNoise_db = 20;

/** Why steady voice cannot be measured, in a sentence; null if it can. */
export function tooNoisy({ quality }: ReadingInput): string | null {
  const snr = quality?.signal_to_noise_ratio_db ?? null;
  if (snr === null || snr >= leastSignalToNoise_db) return null;
  return `Speech is only ${Math.round(snr)} dB above the background; under ${leastSignalToNoise_db} dB it is the noise that would be measured.`;
}

/**
 * The passages that meet `needed`, by voice, for voices with enough of them to be compared with themselves. If there is
 * no such voice, `reason` says why in a sentence.
 */
export function ownVoices(
  input: ReadingInput,
  needed: (passage: Passage) => boolean,
): { voices: Passage[][]; reason: string | null } {
  const { acoustics } = input;
  if (!acoustics) return { voices: [], reason: 'There is no audio.' };
  const noisy = tooNoisy(input);
  if (noisy) return { voices: [], reason: noisy };
  const { speakers, segments } = wholeTextOf(input);
  if (mixesVoices(acoustics, speakers)) return { voices: [], reason: whyNoBaseline(acoustics, speakers) };
  const speakerOf = new Map(segments.map(({ segment }, index) => [segment.id, speakers.bySegment[index] ?? null]));
  const passages = acoustics.segments
    .map((passage) => ({ ...passage, speaker: speakerOf.get(passage.segment_id) ?? null }))
    .filter(needed);
  const voices = [...Map.groupBy(passages, ({ speaker }) => speaker).values()].filter(
    (group) => group.length >= minimumSegments,
  );
  return { voices, reason: voices.length > 0 ? null : whyNone(passages.length, speakers.source !== null) };
}

function whyNone(measured: number, areKnown: boolean): string {
  return areKnown && measured >= minimumSegments
    ? 'No speaker has three passages with enough steady voice to compare.'
    : 'Fewer than three passages have enough steady voice to compare them.';
}

/** The median of the values of `measure`; 0 if there are none. */
export function middleOf(voice: readonly Passage[], measure: (passage: Passage) => number | null): number {
  return quantile(
    voice.flatMap((passage) => measure(passage) ?? []),
    0.5,
  );
}
