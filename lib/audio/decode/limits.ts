import { AppError } from '#lib/base/errors';

/** The accepted ranges of channels, and of samples per second (limits in RELIABILITY). */
const maxChannels = 8;
export const minRate = 8_000;
const maxRate = 192_000;

/** Throws AppError `audio_out_of_range`. */
export function checkRange(channels: number, sample_rate_hz: number): void {
  if (channels < 1 || channels > maxChannels) {
    throw new AppError('audio_out_of_range', { reason: 'channels', channels, most: maxChannels });
  }
  if (sample_rate_hz < minRate || sample_rate_hz > maxRate) {
    throw new AppError('audio_out_of_range', { reason: 'sample_rate', sample_rate_hz });
  }
}

/**
 * The processor time, in seconds, that decoding this much sound may take. Elapsed time would depend on the load of the
 * machine.
 */
export function decodingBudget_s(decoded_s: number): number {
  return Math.max(10, decoded_s / 50);
}

/** The error for a recording over the limit. */
export function tooLong(minutes: number): AppError {
  return new AppError('audio_too_long', { reason: 'file', most_min: minutes });
}
