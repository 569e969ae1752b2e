import { AppError } from '#lib/base/errors';

/** What is read at all (docs of the limits: RELIABILITY): channels, and samples per second. */
export const maxChannels = 8;
export const minRate = 8_000;
export const maxRate = 192_000;

/** Throws AppError `audio_out_of_range`. */
export function checkRange(channels: number, sample_rate_hz: number): void {
  if (channels < 1 || channels > maxChannels) {
    throw new AppError(
      'audio_out_of_range',
      `The recording has ${channels} channels; at most ${maxChannels} can be read. Mix it down and try again.`,
    );
  }
  if (sample_rate_hz < minRate || sample_rate_hz > maxRate) {
    throw new AppError(
      'audio_out_of_range',
      `The sample rate is ${sample_rate_hz.toLocaleString('en')} Hz; rates from 8,000 to 192,000 Hz can be read. Convert it and try again.`,
    );
  }
}

/**
 * What decoding may cost: seconds of processor time for as many seconds of decoded sound. Time on the clock would count
 * against a busy machine.
 */
export function decodingBudget_s(decoded_s: number): number {
  return Math.max(10, decoded_s / 50);
}

/** The sentence for what is longer than the limit. */
export function tooLong(minutes: number): AppError {
  return new AppError(
    'audio_too_long',
    `The recording is longer than ${minutes} minutes, which is the most that is analysed here. Cut it and try again.`,
  );
}
