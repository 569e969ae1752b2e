import type { ReadingInput } from '#lib/analyses/analysis';
import { quantile } from '#lib/base/statistics';
import { wholeTextOf } from '#lib/text/model';
import { minimumSegments, mixesVoices, whyNoBaseline } from '#lib/analyses/measures/voice';
import type { AcousticFeatures } from '#lib/audio/contract';

export type Passage = AcousticFeatures['segments'][number] & { speaker: string | null };

/**
 * Nearer than this to the background, in dB, steady voice is measured as noise: on made voices noise at 20 dB feigns up
 * to 0.2 % of jitter and at 10 dB up to 1 % (`npm run eval -- voice`). Deliyski, Shaw and Evans (2005, Journal of Voice
 * 19) ask for much quieter rooms in a clinic.
 */
const leastSignalToNoise_db = 20;

/** Why steady voice cannot be measured here, in a sentence; null where it can. */
export function tooNoisy({ quality }: ReadingInput): string | null {
  const snr = quality?.signal_to_noise_ratio_db ?? null;
  if (snr === null || snr >= leastSignalToNoise_db) return null;
  return `Speech is only ${Math.round(snr)} dB above the background; under ${leastSignalToNoise_db} dB it is the noise that would be measured.`;
}

/**
 * Passages by voice, where a voice has enough of them (with all that `needed` asks) to be compared with itself; else
 * why not, in a sentence.
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

/** The median of what `measure` gives; 0 where it gives nothing. */
export function middleOf(voice: readonly Passage[], measure: (passage: Passage) => number | null): number {
  return quantile(
    voice.flatMap((passage) => measure(passage) ?? []),
    0.5,
  );
}
