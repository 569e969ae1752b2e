import type { LiveShape } from '#lib/audio/write/flac-writer';
import { AppError } from '#lib/base/errors';

export interface LiveLimits {
  /** Longest recording, in seconds. */
  max_s: number;
  /** Largest file that is kept. */
  max_bytes: number;
}

/** Accepted sample rates of devices, in Hz. */
const [lowestRate, highestRate] = [8_000, 48_000];
/** A frame is usually 100 to 250 ms long; the last one is shorter, and some devices send longer ones. */
const longestFrame_s = 1;
/** Sound may come this much faster than real time, in seconds: clocks are adjusted, and some devices run fast. */
const ahead_s = 60;

/** Throws AppError `audio_out_of_range`. */
export function requireLiveRange({ sample_rate_hz, channels }: LiveShape): void {
  if (sample_rate_hz < lowestRate || sample_rate_hz > highestRate) {
    throw new AppError('audio_out_of_range', {
      reason: 'live_sample_rate',
      sample_rate_hz,
      least_hz: lowestRate,
      most_hz: highestRate,
    });
  }
  if (channels !== 1 && channels !== 2) throw new AppError('audio_out_of_range', { reason: 'live_channels' });
}

/** Throws AppError `invalid_query`. */
export function requireShape(pcm: Uint8Array, { sample_rate_hz, channels }: LiveShape): void {
  const samples = pcm.length / (2 * channels);
  if (samples < 1 || !Number.isInteger(samples))
    throw new AppError('invalid_query', { reason: 'frame_not_whole', channels, bytes: pcm.length });
  if (samples > longestFrame_s * sample_rate_hz) throw new AppError('invalid_query', { reason: 'frame_too_long' });
}

/**
 * Throws AppError `too_many_requests` if more sound comes than time has passed, `audio_too_long` if the recording is
 * too long.
 */
export function requirePlausiblePace(sound_s: number, since_start_s: number, { max_s }: LiveLimits): void {
  if (sound_s > max_s) throw lengthReached(max_s);
  if (sound_s > since_start_s + ahead_s) throw new AppError('too_many_requests', { reason: 'faster_than_time' });
}

function lengthReached(max_s: number): AppError {
  return new AppError('audio_too_long', { reason: 'live', most_min: Math.round(max_s / 60) });
}

export function ended(): AppError {
  return new AppError('session_not_empty', { reason: 'recording_ended' });
}

export function stopping(): AppError {
  return new AppError('shutting_down');
}
