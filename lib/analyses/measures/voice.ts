import type { AcousticFeatures, VoiceFeatures } from '#lib/audio/contract';
import { quantile, round } from '#lib/base/statistics';
import { count } from '#lib/base/words';
import { inWords } from '#lib/messages/units';
import type { Speakers } from '#lib/text/speakers';

/**
 * Differences of a segment's voice from the median of its baseline (the speaker's other segments, or the recording's).
 */
export interface VoiceDeviation {
  segment_id: number;
  start_s: number;
  end_s: number;
  louder_db: number | null;
  higher_semitones: number | null;
  /** Ratio of speech rates; 1 equals the baseline. */
  faster: number | null;
  /** Mean of the measures' robust z-scores, each limited to ±4. */
  z: number;
}

type SegmentVoice = AcousticFeatures['segments'][number];

/** Distance from the baseline, in either direction, at which a segment is shown. */
export const outstandingZ = 1.5;

/**
 * Limit of each measure's z-score, so that a wrong pitch or the rate of a single word does not determine the result.
 */
const mostZ = 4;

/** Least number of segments for a baseline. */
export const minimumSegments = 3;

/**
 * If the speakers are unknown, a wider spread of pitch (10th to 90th percentile) may come from two voices, so pitch is
 * left out.
 */
const oneVoiceSemitones = 6;

/**
 * Deviations by segment id. A robust z-score is (x - median) / max(1.4826 MAD, floor). The floors (2 dB, 1 semitone, 10
 * % of the rate) keep noise in a very even voice from looking like arousal. Segments with fewer than two measures are
 * left out.
 */
export function voiceDeviations(
  acoustics: AcousticFeatures,
  speakers: Speakers,
  segmentIds: readonly number[],
): Map<number, VoiceDeviation> {
  const speakerOf = new Map(segmentIds.map((id, index) => [id, speakers.bySegment[index] ?? null]));
  const out = new Map<number, VoiceDeviation>();
  for (const [speaker, group] of Map.groupBy(
    acoustics.segments,
    (segment) => speakerOf.get(segment.segment_id) ?? null,
  )) {
    if (group.length < minimumSegments) continue;
    for (const deviation of deviations(group, speaker !== null)) out.set(deviation.segment_id, deviation);
  }
  return out;
}

/**
 * Whether the voices were not told apart and the pitch varies as much as in two voices. Pitch is then left out of the
 * comparison.
 */
export function mixesVoices(acoustics: AcousticFeatures, speakers: Speakers): boolean {
  if (speakers.source !== null) return false;
  const pitch = baseline(acoustics.segments.map(semitones), 1);
  return pitch !== null && pitch.p90 - pitch.p10 > oneVoiceSemitones;
}

/** Why loudness and pitch could not be compared with a baseline, in a sentence. */
export function whyNoBaseline(acoustics: AcousticFeatures, speakers: Speakers): string {
  if (mixesVoices(acoustics, speakers))
    return 'Two or more voices seem to speak and were not told apart, so no voice can be compared with itself.';
  const measured = acoustics.segments.filter(
    (segment) => segment.intensity_dbfs !== null && segment.pitch_median_hz !== null,
  ).length;
  const needed = inWords(minimumSegments);
  if (measured >= minimumSegments && speakers.source !== null)
    return `No speaker has ${needed} passages with enough voice to compare.`;
  return `${measured === 0 ? 'No passage has' : `Only ${count(measured, 'passage has', 'passages have')}`} enough voice to measure; a comparison needs ${needed}.`;
}

function deviations(group: SegmentVoice[], oneVoice: boolean): VoiceDeviation[] {
  const loudness = baseline(
    group.map((segment) => segment.intensity_dbfs),
    2,
  );
  const pitch = baseline(group.map(semitones), 1);
  const rate = baseline(
    group.map((segment) => segment.speech_rate_wpm),
    0.1,
    true,
  );
  const usePitch = pitch !== null && (oneVoice || pitch.p90 - pitch.p10 <= oneVoiceSemitones);
  return group.flatMap((segment) => {
    const tone = semitones(segment);
    const louder = loudness && segment.intensity_dbfs !== null ? segment.intensity_dbfs - loudness.median : null;
    const higher = usePitch && tone !== null ? tone - pitch.median : null;
    const faster =
      rate && segment.speech_rate_wpm !== null && rate.median > 0 ? segment.speech_rate_wpm / rate.median : null;
    const zs = [
      louder === null || !loudness ? null : louder / loudness.spread,
      higher === null || !pitch ? null : higher / pitch.spread,
      faster === null || !rate ? null : ((faster - 1) * rate.median) / rate.spread,
    ].flatMap((z) => (z === null ? [] : [Math.max(-mostZ, Math.min(mostZ, z))]));
    if (zs.length < 2) return [];
    const { segment_id, start_s, end_s } = segment;
    return [
      {
        segment_id,
        start_s,
        end_s,
        louder_db: louder,
        higher_semitones: higher,
        faster,
        z: zs.reduce((sum, z) => sum + z, 0) / zs.length,
      },
    ];
  });
}

function semitones(segment: VoiceFeatures): number | null {
  return segment.pitch_median_hz === null || segment.pitch_median_hz <= 0
    ? null
    : 12 * Math.log2(segment.pitch_median_hz);
}

interface Baseline {
  median: number;
  spread: number;
  p10: number;
  p90: number;
}

function baseline(values: (number | null)[], floor: number, relative = false): Baseline | null {
  const known = values.filter((value) => value !== null);
  if (known.length < minimumSegments) return null;
  const middle = quantile(known, 0.5);
  const mad = quantile(
    known.map((value) => Math.abs(value - middle)),
    0.5,
  );
  return {
    median: middle,
    spread: Math.max(1.4826 * mad, relative ? floor * middle : floor, 1e-6),
    p10: quantile(known, 0.1),
    p90: quantile(known, 0.9),
  };
}

/** A sentence such as "6.1 dB louder, 3.2 semitones higher, 20 % faster than the median here". */
export function noteOf({ louder_db, higher_semitones, faster }: VoiceDeviation): string {
  const parts = [
    louder_db === null ? null : `${Math.abs(round(louder_db, 1))} dB ${louder_db >= 0 ? 'louder' : 'quieter'}`,
    higher_semitones === null
      ? null
      : `${Math.abs(round(higher_semitones, 1))} semitones ${higher_semitones >= 0 ? 'higher' : 'lower'}`,
    faster === null ? null : `${Math.abs(Math.round((faster - 1) * 100))} % ${faster >= 1 ? 'faster' : 'slower'}`,
  ].filter((part) => part !== null);
  return `${parts.join(', ')} than the median here`;
}
