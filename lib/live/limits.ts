import type { LiveShape } from '#lib/audio/flac-writer';
import { AppError } from '#lib/base/errors';

export interface LiveLimits {
  /** Longest recording. */
  max_s: number;
  /** Largest file that is kept. */
  max_bytes: number;
}

/** What is taken of one recording: rates of devices, samples per second. */
const [lowestRate, highestRate] = [8_000, 48_000];
/** A frame is 100 to 250 ms long; the last one is shorter, and a device may have its own mind. */
const longestFrame_s = 1;
/** Sound may come so much faster than time passes: a clock may have been set, and devices run fast. */
const ahead_s = 60;

/** Throws AppError `audio_out_of_range`. */
export function requireLiveRange({ sample_rate_hz, channels }: LiveShape): void {
  if (sample_rate_hz < lowestRate || sample_rate_hz > highestRate) {
    throw new AppError(
      'audio_out_of_range',
      `Sound is recorded at ${lowestRate.toLocaleString('en')} to ${highestRate.toLocaleString('en')} samples a second, and this is ${sample_rate_hz.toLocaleString('en')}. Let the browser convert it.`,
    );
  }
  if (channels !== 1 && channels !== 2)
    throw new AppError('audio_out_of_range', 'A recording has one or two channels.');
}

/** Throws AppError `invalid_query`. */
export function requireShape(pcm: Uint8Array, { sample_rate_hz, channels }: LiveShape): void {
  const samples = pcm.length / (2 * channels);
  if (samples < 1 || !Number.isInteger(samples))
    throw new AppError(
      'invalid_query',
      `A frame holds whole 16-bit samples of ${channels === 1 ? 'one channel' : 'two channels, interleaved'}, and this one has ${pcm.length} bytes.`,
    );
  if (samples > longestFrame_s * sample_rate_hz)
    throw new AppError(
      'invalid_query',
      'A frame is 100 to 250 ms long, and this one is longer than a second. Send shorter ones.',
    );
}

/**
 * Throws AppError `too_many_requests` where more sound comes than time has passed, `audio_too_long` where it is too
 * long.
 */
export function requireBelief(sound_s: number, since_start_s: number, { max_s }: LiveLimits): void {
  if (sound_s > max_s) throw lengthReached(max_s);
  if (sound_s > since_start_s + ahead_s)
    throw new AppError(
      'too_many_requests',
      'More sound comes than time has passed since the recording began. Send a finished recording as a file.',
    );
}

export function lengthReached(max_s: number): AppError {
  return new AppError(
    'audio_too_long',
    `The recording has reached ${Math.round(max_s / 60)} minutes, the most that is kept here, and was ended.`,
  );
}

export function ended(): AppError {
  return new AppError('session_not_empty', 'This recording has ended already. Begin a new one.');
}

export function stopping(): AppError {
  return new AppError('shutting_down', 'The server is stopping. Try again in a moment.');
}
