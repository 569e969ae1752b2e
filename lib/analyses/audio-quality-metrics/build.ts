import type { AudioQualityMetrics } from './schema.ts';
import {
  clarityScore,
  clippingFrom,
  noisyBelow_db,
  qualityScore,
  qualityWord,
  volumeConsistency,
} from './quality-score.ts';
import type { AudioMeasurements } from '#lib/audio/contract';
import { round, roundOrNull } from '#lib/base/statistics';
import { duration, list, signed } from '#lib/base/words';

type Problem = AudioQualityMetrics['problems'][number];

/** FFmpeg's value if nothing exceeds the absolute gate of EBU R128, -70 LUFS. */
const gateLufs = -70;
/** In seconds; a shorter recording is too short to judge. */
const shortest = 1;

/**
 * In dB (see `LevelReadings`): below the first value both channels are the same sound, below the second they cancel
 * each other.
 */
const identicalBelow = -40;
const cancelBelow = -8;
/** Number of the centre channel, if there is one: front left, front right, centre. */
const centreChannel = 3;

/** Builds the result of `audio_quality_metrics` from the measurements. */
export function buildAudioQuality(measured: AudioMeasurements): AudioQualityMetrics {
  const { info, duration_s, loudness, levels, bandwidth_hz, speech, breaks_off } = measured;
  const isSilent = levels.loudness_dbfs === null;
  const loudness_lufs = loudness && loudness.integrated_lufs > gateLufs ? loudness.integrated_lufs : null;
  const true_peak_dbtp = loudness && loudness.true_peak > 0 ? round(20 * Math.log10(loudness.true_peak), 1) : null;
  const parts = {
    ...speech,
    bandwidth_hz,
    clipping_ratio: levels.clipping_ratio,
    true_peak_dbtp,
    loudness_lufs,
    breaks_off,
  };
  const quality_score = isSilent ? 0 : qualityScore(parts);
  return {
    duration_s: round(duration_s, 3),
    sample_rate_hz: info.sample_rate_hz,
    channels: info.channels,
    codec: info.codec,
    bit_rate_bps: info.bit_rate_bps,
    loudness_lufs: roundOrNull(loudness_lufs, 1),
    loudness_range_lu: loudness_lufs === null || !loudness ? null : round(loudness.range_lu, 1),
    loudness_dbfs: roundOrNull(levels.loudness_dbfs, 1),
    true_peak_dbtp,
    clipping_ratio: roundOrNull(levels.clipping_ratio, 6) ?? 0,
    signal_to_noise_ratio_db: roundOrNull(speech.signal_to_noise_ratio_db, 1),
    background_noise_dbfs: isSilent ? null : roundOrNull(speech.background_noise_dbfs, 1),
    bandwidth_hz,
    speech_ratio: roundOrNull(speech.speech_ratio) ?? 0,
    clarity_score: roundOrNull(clarityScore(parts), 2),
    volume_consistency: roundOrNull(volumeConsistency(speech.level_spread_db), 2),
    quality_score,
    overall_quality: qualityWord(quality_score),
    problems: problems(measured, { loudness_lufs, true_peak_dbtp }),
    ...(info.tracks.length > 1 ? { sound_tracks: { names: [...info.tracks], heard: [...measured.heard_tracks] } } : {}),
    evidence: levels.clipped.map(({ start_s, end_s }) => ({
      quote: '',
      segment_id: null,
      start_s: round(start_s, 2),
      end_s: round(end_s, 2),
      speaker: null,
      cue: 'clipping',
      source: 'audio' as const,
      note: 'Samples stay at full scale here.',
    })),
    sufficiency: sufficiency(duration_s, isSilent),
    dropped_claims: 0,
  };
}

function problems(
  measured: AudioMeasurements,
  { loudness_lufs, true_peak_dbtp }: { loudness_lufs: number | null; true_peak_dbtp: number | null },
): Problem[] {
  const { duration_s, levels, bandwidth_hz, breaks_off, info, speech } = measured;
  const found: Problem[] = [];
  const add = (problem: Problem['problem'], detail: string): number => found.push({ problem, detail });
  const { signal_to_noise_ratio_db: snr, speech_ratio, level_spread_db } = speech;
  if (breaks_off)
    add(
      'breaks_off',
      `The file breaks off or is damaged: ${duration(duration_s)} of sound could be read${info.duration_hint_s && info.duration_hint_s > duration_s + 0.5 ? ` of ${duration(info.duration_hint_s)}` : ''}.`,
    );
  if (duration_s < shortest) add('short', `The recording lasts ${duration_s.toFixed(1)} s, too short to judge much.`);
  if (true_peak_dbtp !== null && true_peak_dbtp > 0)
    add(
      'over_full_scale',
      `The true peak is ${signed(true_peak_dbtp)} dBTP; what is above 0 distorts when it is played or coded.`,
    );
  if (levels.clipping_ratio >= clippingFrom)
    add('clipping', `${percent(levels.clipping_ratio)} of the samples are clipped at full scale.`);
  if (snr !== null && snr < noisyBelow_db)
    add('noise', `Speech is only ${snr.toFixed(0)} dB above the background; 20 dB and more is comfortable.`);
  if (loudness_lufs !== null && loudness_lufs < -35)
    add('quiet', `The loudness is ${loudness_lufs.toFixed(0)} LUFS; speech is usually at -23 to -16.`);
  if (loudness_lufs !== null && loudness_lufs > -9)
    add('loud', `The loudness is ${loudness_lufs.toFixed(0)} LUFS; speech is usually at -23 to -16.`);
  if (bandwidth_hz !== null && bandwidth_hz < 4_500 && speech_ratio > 0)
    add('narrow_bandwidth', `Nothing is heard above ${(bandwidth_hz / 1_000).toFixed(1)} kHz, as on a telephone.`);
  if (speech_ratio * duration_s < 0.3) add('no_speech', 'No speech was found in the recording.');
  else if (speech_ratio < 0.2) add('little_speech', `Only ${percent(speech_ratio)} of the recording is speech.`);
  if (level_spread_db !== null && level_spread_db > 6)
    add(
      'uneven_level',
      `The level of the speech wanders by ${level_spread_db.toFixed(0)} dB (standard deviation); under 4 is even.`,
    );
  const lines = info.heard_tracks.length > 1 ? 'sound tracks' : 'channels';
  if (levels.channel_difference_db !== null && levels.channel_difference_db < identicalBelow)
    add('identical_channels', `Both ${lines} carry the same sound, so they cannot tell the speakers apart.`);
  if (lines === 'channels' && levels.channel_sum_db !== null && levels.channel_sum_db < cancelBelow) {
    add(
      'cancelling_channels',
      'The channels cancel each other: what rises in one falls in the other, so that one loudspeaker for both is almost silent. One channel was read instead of their mix.',
    );
  }
  const silent = silentChannels(measured);
  if (silent) add('silent_channel', silent);
  return found;
}

/**
 * null if no channel is silent, or if silence is usual there: in films, speech comes from the centre, and other
 * channels may be silent.
 */
function silentChannels({ info, levels: { silent_channels: silent } }: AudioMeasurements): string | null {
  if (silent.length === 0 || (info.centre && !silent.includes(centreChannel))) return null;
  if (info.heard_tracks.length > 1) {
    const numbers = silent.map((channel) => info.heard_tracks[channel - 1] ?? channel);
    return `${numbers.length === 1 ? 'Sound track' : 'Sound tracks'} ${list(numbers.map(String))} of ${info.tracks.length} ${numbers.length === 1 ? 'is' : 'are'} silent.`;
  }
  return `${silent.length === 1 ? 'Channel' : 'Channels'} ${list(silent.map(String))} of ${info.channels} ${silent.length === 1 ? 'is' : 'are'} silent.`;
}

function sufficiency(duration_s: number, isSilent: boolean): AudioQualityMetrics['sufficiency'] {
  if (isSilent) return { enough: false, reason: 'The recording is digital silence: there is nothing to measure.' };
  if (duration_s < shortest)
    return {
      enough: false,
      reason: `The recording lasts ${duration_s.toFixed(1)} s; at least ${shortest} s is needed to measure its quality.`,
    };
  return { enough: true };
}

function percent(share: number): string {
  const value = share * 100;
  return `${value >= 10 ? value.toFixed(0) : value >= 0.1 ? value.toFixed(1) : value.toFixed(2)} %`;
}
