import { AppError } from '#lib/base/errors';

/** What is read at all (docs of the limits: RELIABILITY): channels, and samples per second. */
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
 * What decoding may cost: seconds of processor time for as many seconds of decoded sound. Time on the clock would count
 * against a busy machine.
 */
export function decodingBudget_s(decoded_s: number): number {
  return Math.max(10, decoded_s / 50);
}

/** For a recording that is longer than the limit. */
export function tooLong(minutes: number): AppError {
  return new AppError('audio_too_long', { reason: 'file', most_min: minutes });
}
