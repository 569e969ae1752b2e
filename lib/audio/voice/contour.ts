import type { AcousticFeatures, AcousticTracks, VoiceCurves } from '#lib/audio/contract';
import { mean, median, round, roundOrNull } from '#lib/base/statistics';

const mostSteps = 600;
/** In seconds; a finer resolution would not be visible. */
const leastStep_s = 0.1;
/** The end of a phrase: its last seconds, up to its last voiced frame. */
const end_s = 0.4;
/** The least voiced time in it, in seconds. */
const leastVoiced_s = 0.14;
/**
 * Least rise over the end of a phrase, in semitones: our own limit, between the 1.5 to 2 at which attentive listeners
 * distinguish pitch movements and the 3 from which they matter in conversation ('t Hart 1981, Journal of the Acoustical
 * Society of America 69).
 */
const leastRise = 2;
/** A shorter phrase, in seconds, has no separate end. */
const leastPhrase_s = 0.4;

/**
 * The curves of pitch and loudness: the median of each step's voiced frames, and of its speech frames. null without a
 * recording.
 */
export function voiceCurves(
  { hop_s, pitch_hz, intensity_dbfs, speech }: AcousticTracks,
  speechFrom: number,
): VoiceCurves | null {
  const frames = intensity_dbfs.length;
  if (frames === 0) return null;
  const perStep = Math.max(Math.round(leastStep_s / hop_s), Math.ceil(frames / mostSteps));
  const steps = Math.ceil(frames / perStep);
  const curve = (values: Float32Array, least: number, digits: number): (number | null)[] =>
    Array.from({ length: steps }, (_, step) => {
      const kept: number[] = [];
      for (let index = step * perStep; index < Math.min(frames, (step + 1) * perStep); index++) {
        if ((speech[index] ?? 0) >= speechFrom && (values[index] ?? 0) > least) kept.push(values[index] ?? 0);
      }
      return roundOrNull(median(kept), digits);
    });
  return {
    step_s: round(perStep * hop_s, 4),
    pitch_hz: curve(pitch_hz, 0, 1),
    intensity_dbfs: curve(intensity_dbfs, -Infinity, 1),
  };
}

/**
 * How many phrases end in a rise of the pitch: a line fitted to the last 0.4 s of voice that climbs two semitones or
 * more. `phrases` is the speech between pauses, in order.
 */
export function phraseEnds(
  { hop_s, pitch_hz }: AcousticTracks,
  phrases: readonly { start_s: number; end_s: number }[],
): AcousticFeatures['phrase_ends'] {
  let measured = 0;
  let rising = 0;
  for (const phrase of phrases) {
    const first = Math.round(phrase.start_s / hop_s);
    let last = Math.min(pitch_hz.length, Math.round(phrase.end_s / hop_s)) - 1;
    while (last > first && (pitch_hz[last] ?? 0) === 0) last--;
    if ((last - first) * hop_s < leastPhrase_s) continue;
    const from = last - Math.round(end_s / hop_s) + 1;
    const points: [number, number][] = [];
    for (let index = from; index <= last; index++)
      if ((pitch_hz[index] ?? 0) > 0) points.push([(index - from) * hop_s, 12 * Math.log2(pitch_hz[index] ?? 1)]);
    if (points.length * hop_s < leastVoiced_s) continue;
    measured++;
    const length_s = (points.at(-1)?.[0] ?? 0) - (points[0]?.[0] ?? 0);
    if (slope(points) * length_s >= leastRise) rising++;
  }
  return { measured, rising };
}

/** The slope of the least-squares line. */
function slope(points: readonly [number, number][]): number {
  const [x, y] = [mean(points.map(([at]) => at)), mean(points.map(([, value]) => value))];
  const spread = points.reduce((sum, [at]) => sum + (at - x) ** 2, 0);
  return spread === 0 ? 0 : points.reduce((sum, [at, value]) => sum + (at - x) * (value - y), 0) / spread;
}
