import type { Decoder, OpenedSound } from './decoder.ts';

/** Blocks of 0.1 s that are decoded before packet durations are trusted. */
const tried = 10;
/**
 * Time limit of the first check in ms, and packets between two checks of the clock. Reading 1 GB takes about a second.
 */
const patienceMs = 3_000;
const packetsAtOnce = 5_000;

/** For a file whose header states that it is too long: throws AppError `audio_too_long` if that is true. */
export async function refuseTooLong(
  decoder: Decoder,
  path: string,
  media: OpenedSound,
  maxAudioMinutes: number,
): Promise<void> {
  for (let blocks = 0; blocks < tried && (await media.next()); blocks++);
  using scan = decoder.scan(path, maxAudioMinutes);
  const deadline = performance.now() + patienceMs;
  while (scan && !scan.read(packetsAtOnce, media.longestPacket_s) && performance.now() < deadline);
}
