import type { AcousticFeatures, AcousticTracks, VoiceFeatures } from '#lib/audio/contract';
import { deviation, mean, quantile, round } from '#lib/base/statistics';
import { phraseEnds, voiceCurves } from './contour.ts';
import { rateOverTime } from './rate-over-time.ts';
import { voiceQuality } from './voice-quality.ts';

/** A step of 20 ms counts as speech from this probability on. */
const speechFrom = 0.5;
/** The least voiced time for pitch features, in seconds, and the least speech for level and rate. */
const minPitched = 0.2;
const minSpeech = 0.3;
const minPause = 0.25;
/** Speech shorter than this, in seconds, between two pauses is a click: the pause continues. */
const minBetweenPauses = 0.06;

interface Stretch {
  start_s: number;
  end_s: number;
}

/** A word without times still counts for the rate of its segment. */
type CountedWord = { segment_id: number } & Partial<Stretch>;

/**
 * Features of the voice per segment and overall. `words` are the transcript's words, or their number per segment id.
 * Speech rate counts words over voiced time, so pauses do not lower it.
 */
export function acousticFeatures(
  tracks: AcousticTracks,
  segments: readonly (Stretch & { id: number })[],
  words: readonly CountedWord[] | ReadonlyMap<number, number>,
): AcousticFeatures {
  const listed = words instanceof Map ? [] : [...(words as readonly CountedWord[])];
  const counts = new Map<number, number>(words instanceof Map ? words : []);
  for (const { segment_id } of listed) counts.set(segment_id, (counts.get(segment_id) ?? 0) + 1);
  const perSegment = segments.map((segment) => ({
    segment_id: segment.id,
    start_s: segment.start_s,
    end_s: segment.end_s,
    ...voiceFeatures(tracks, [segment], counts.get(segment.id) ?? 0),
  }));
  const rates = perSegment.flatMap(({ speech_rate_wpm }) => speech_rate_wpm ?? []);
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const spoken = phrases(tracks);
  const timed = listed.flatMap(({ start_s, end_s }) =>
    start_s === undefined || end_s === undefined ? [] : [{ start_s, end_s }],
  );
  return {
    // Overall features cover the segments; without any, the whole recording.
    overall: voiceFeatures(tracks, segments.length > 0 ? segments : [{ start_s: 0, end_s: Infinity }], total),
    segments: perSegment,
    pauses: spoken.slice(1).map((next, index) => ({ start_s: spoken[index]?.end_s ?? 0, end_s: next.start_s })),
    speech_rate_variability: rates.length < 3 ? null : round(deviation(rates) / mean(rates), 3),
    rate_over_time: rateOverTime(tracks, timed, speechFrom),
    curves: voiceCurves(tracks, speechFrom),
    phrase_ends: phraseEnds(tracks, spoken),
    clicks: (tracks.clicks ?? []).map((place) => ({
      ...place,
      start_s: round(place.start_s, 3),
      end_s: round(place.end_s, 3),
    })),
  };
}

function voiceFeatures(tracks: AcousticTracks, stretches: readonly Stretch[], words: number): VoiceFeatures {
  const { hop_s, pitch_hz, intensity_dbfs, speech } = tracks;
  const pitches: number[] = [];
  const levels: number[] = [];
  for (const { start_s, end_s } of stretches) {
    for (let index = Math.floor(start_s / hop_s); index < Math.min(speech.length, Math.ceil(end_s / hop_s)); index++) {
      if ((speech[index] ?? 0) < speechFrom) continue;
      levels.push(intensity_dbfs[index] ?? -120);
      if ((pitch_hz[index] ?? 0) > 0) pitches.push(pitch_hz[index] ?? 0);
    }
  }
  const voiced_s = levels.length * hop_s;
  levels.sort((a, b) => a - b);
  pitches.sort((a, b) => a - b);
  const median = quantile(pitches, 0.5);
  const hasPitch = pitches.length * hop_s >= minPitched;
  const hasSpeech = voiced_s >= minSpeech;
  const semitones = pitches.map((pitch) => 12 * Math.log2(pitch / median));
  return {
    pitch_median_hz: hasPitch ? round(median, 1) : null,
    pitch_range_semitones: hasPitch ? round(quantile(semitones, 0.95) - quantile(semitones, 0.05), 2) : null,
    pitch_variability_semitones: hasPitch ? round(deviation(semitones), 2) : null,
    intensity_dbfs: hasSpeech ? round(quantile(levels, 0.5), 1) : null,
    intensity_range_db: hasSpeech ? round(quantile(levels, 0.95) - quantile(levels, 0.1), 1) : null,
    voiced_s: round(voiced_s, 2),
    speech_rate_wpm: hasSpeech && words > 0 ? round((words / voiced_s) * 60, 1) : null,
    ...voiceQuality(tracks, stretches),
  };
}

/** Speech between pauses. */
function phrases({ hop_s, speech }: AcousticTracks): Stretch[] {
  const spoken: [number, number][] = [];
  for (let index = 0; index < speech.length; index++) {
    if ((speech[index] ?? 0) < speechFrom) continue;
    const last = spoken.at(-1);
    if (last && last[1] === index) last[1] = index + 1;
    else spoken.push([index, index + 1]);
  }
  const joined: Stretch[] = [];
  for (const [from, to] of spoken) {
    if ((to - from) * hop_s < minBetweenPauses) continue;
    const [start_s, end_s] = [round(from * hop_s, 3), round(to * hop_s, 3)];
    const last = joined.at(-1);
    if (last && start_s - last.end_s < minPause - 1e-6) last.end_s = end_s;
    else joined.push({ start_s, end_s });
  }
  return joined;
}
