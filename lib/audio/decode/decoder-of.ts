import type { Decoder } from './decoder.ts';

/**
 * The decoder that uses FFmpeg's programs in that folder; for null the in-process one, whose native code is loaded only
 * then.
 */
export async function decoderOf(folder: string | null): Promise<Decoder> {
  if (folder !== null) return (await import('#lib/audio/decode/ffmpeg/decoder')).toolDecoder(folder);
  return (await import('#lib/audio/decode/node-av/node-av-decoder')).nodeAvDecoder;
}
