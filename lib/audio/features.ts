import type { AcousticFeatures, AcousticTracks, VoiceFeatures } from '#lib/audio/contract';

/** A step of 20 ms counts as speech from this probability on. */
const speechFrom = 0.5;
/** Least voiced time to say anything about pitch, in seconds, and least speech to say anything about level and rate. */
const minPitched = 0.2;
const minSpeech = 0.3;
const minPause = 0.25;
/** Speech shorter than this, in seconds, between two pauses is a click: the pause goes on. */
const minBetweenPauses = 0.06;

interface Stretch {
  start_s: number;
  end_s: number;
}

/**
 * Features of the voice per segment and overall. `words` are the transcript's words, or their number per segment id.
 * Speech rate counts words over voiced time, so pauses do not slow it.
 */
export function acousticFeatures(
  tracks: AcousticTracks,
  segments: readonly (Stretch & { id: number })[],
  words: readonly { segment_id: number }[] | ReadonlyMap<number, number>,
): AcousticFeatures {
  const counts = new Map<number, number>();
  if (words instanceof Map) for (const [id, count] of words) counts.set(id, count);
  else for (const { segment_id } of words as readonly { segment_id: number }[]) counts.set(segment_id, (counts.get(segment_id) ?? 0) + 1);
  const frames = tracks.intensity_dbfs.length;
  const range = ({ start_s, end_s }: Stretch): [number, number] => [Math.floor(start_s / tracks.hop_s), Math.min(frames, Math.ceil(end_s / tracks.hop_s))];
  const perSegment = segments.map((segment) => ({
    segment_id: segment.id,
    start_s: segment.start_s,
    end_s: segment.end_s,
    ...voiceFeatures(tracks, [range(segment)], counts.get(segment.id) ?? 0),
  }));
  const rates = perSegment.flatMap(({ speech_rate_wpm }) => speech_rate_wpm ?? []);
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  return {
    // Overall is over the segments; without any, over the whole recording.
    overall: voiceFeatures(tracks, segments.length > 0 ? segments.map(range) : [[0, frames]], total),
    segments: perSegment,
    pauses: pauses(tracks),
    speech_rate_variability: rates.length < 3 ? null : round(deviation(rates) / mean(rates), 3),
  };
}

function voiceFeatures({ hop_s, pitch_hz, intensity_dbfs, speech }: AcousticTracks, ranges: [number, number][], words: number): VoiceFeatures {
  const pitches: number[] = [];
  const levels: number[] = [];
  for (const [from, to] of ranges) {
    for (let index = from; index < to; index++) {
      if ((speech[index] ?? 0) < speechFrom) continue;
      levels.push(intensity_dbfs[index] ?? -120);
      if ((pitch_hz[index] ?? 0) > 0) pitches.push(pitch_hz[index] ?? 0);
    }
  }
  const voiced_s = levels.length * hop_s;
  levels.sort((a, b) => a - b);
  pitches.sort((a, b) => a - b);
  const median = percentile(pitches, 0.5);
  const hasPitch = pitches.length * hop_s >= minPitched;
  const hasSpeech = voiced_s >= minSpeech;
  const semitones = pitches.map((pitch) => 12 * Math.log2(pitch / median));
  return {
    pitch_median_hz: hasPitch ? round(median, 1) : null,
    pitch_range_semitones: hasPitch ? round(percentile(semitones, 0.95) - percentile(semitones, 0.05), 2) : null,
    pitch_variability_semitones: hasPitch ? round(deviation(semitones), 2) : null,
    intensity_dbfs: hasSpeech ? round(percentile(levels, 0.5), 1) : null,
    intensity_range_db: hasSpeech ? round(percentile(levels, 0.95) - percentile(levels, 0.1), 1) : null,
    voiced_s: round(voiced_s, 2),
    speech_rate_wpm: hasSpeech && words > 0 ? round((words / voiced_s) * 60, 1) : null,
  };
}

/** Silences between the first and the last speech. */
function pauses({ hop_s, speech }: AcousticTracks): Stretch[] {
  const spoken: [number, number][] = [];
  for (let index = 0; index < speech.length; index++) {
    if ((speech[index] ?? 0) < speechFrom) continue;
    const last = spoken.at(-1);
    if (last && last[1] === index) last[1] = index + 1;
    else spoken.push([index, index + 1]);
  }
  const kept = spoken.filter(([from, to]) => (to - from) * hop_s >= minBetweenPauses);
  return kept.slice(1).flatMap(([next], index) => {
    const start_s = round((kept[index]?.[1] ?? 0) * hop_s, 3);
    const end_s = round(next * hop_s, 3);
    return end_s - start_s >= minPause ? [{ start_s, end_s }] : [];
  });
}

/** Linear between neighbours; `sorted` rises. 0 for nothing. */
function percentile(sorted: number[], share: number): number {
  const at = (sorted.length - 1) * share;
  const low = sorted[Math.floor(at)] ?? 0;
  return low + ((sorted[Math.ceil(at)] ?? low) - low) * (at - Math.floor(at));
}

function mean(values: number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}

function deviation(values: number[]): number {
  const middle = mean(values);
  return Math.sqrt(mean(values.map((value) => (value - middle) ** 2)));
}

function round(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}
