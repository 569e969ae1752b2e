import type { ReadingInput } from '#lib/analyses/analysis';
import type { AudioAnalysis } from './schema.ts';

interface Reasons {
  noisy: string | null;
  vocal_effort: string | null;
  strain_markers: string | null;
}

const noFillers =
  'No filled pause was recognised. Recognisers leave many of them out, so this does not mean that there was none.';

/** Why fields are null or empty, one sentence each. Without audio, the sufficiency gives the reason for all. */
export function missingFrom(
  result: AudioAnalysis,
  { acoustics }: ReadingInput,
  reasons: Reasons,
): AudioAnalysis['not_available'] {
  if (!acoustics) return {};
  const { jitter_local, shimmer_local_db, hnr_db } = result.voice_quality;
  const sentences: Partial<Record<keyof AudioAnalysis, string | null>> = {
    average_speech_rate_wpm:
      result.average_speech_rate_wpm === null ? 'No words were recognised, or there was too little voice.' : null,
    speech_rate_variability:
      result.speech_rate_variability === null ? 'Fewer than three passages have words to compare.' : null,
    pitch: result.pitch === null ? 'Too little of the sound has the pitch of a voice.' : null,
    rising_ends_ratio:
      result.rising_ends_ratio === null ? 'Fewer than three phrases have an end whose pitch could be followed.' : null,
    filled_pauses: result.filled_pauses === null ? noFillers : null,
    voice_quality: [jitter_local, shimmer_local_db, hnr_db].includes(null)
      ? (reasons.noisy ?? 'There is too little steady voice: vowels that hold their pitch for a tenth of a second.')
      : null,
    vocal_effort: reasons.vocal_effort,
    strain_markers: reasons.strain_markers,
  };
  return Object.fromEntries(
    Object.entries(sentences).flatMap(([field, sentence]) => (sentence ? [[field, sentence]] : [])),
  );
}
