import { closeSync, openSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { Decoder, OpenedSound } from '#lib/audio/decode/decoder';
import { decoderOf } from '#lib/audio/decode/decoder-of';
import { AppError } from '#lib/base/errors';
import { requireSpace } from '#lib/base/free-space';

/** A part of a recording, in seconds from its start. */
export interface CutInput {
  path: string;
  from_s: number;
  to_s: number;
  /** The output: 16-bit PCM at the recording's own rate, in one or two channels. */
  wav_path: string;
}

const headerBytes = 44;
/** Blocks between two checks for an abort. */
const blocksAtOnce = 50;

/**
 * Writes a part of a recording, exact to the sample. Throws AppError `invalid_query` if the recording ends before it
 * begins, and the errors of `Decoder.open`.
 */
export async function cutSound(
  { path, from_s, to_s, wav_path }: CutInput,
  signal: AbortSignal,
  decoder?: Decoder,
): Promise<void> {
  requireSpace(dirname(wav_path), 0);
  const media = await (decoder ?? (await decoderOf(null))).open(path, { mostChannels: 2 });
  const file = openSync(wav_path, 'w');
  try {
    const { sample_rate_hz: rate, channels } = media.shape;
    writeSync(file, Buffer.alloc(headerBytes));
    const bytes = await copyPart(
      media,
      { from: Math.round(from_s * rate), to: Math.round(to_s * rate) },
      (samples) => writeSync(file, samples),
      signal,
    );
    if (bytes === 0) throw new AppError('invalid_query', { reason: 'cut_beyond_end' });
    writeSync(file, wavHeader(rate, channels, bytes), 0, headerBytes, 0);
  } finally {
    closeSync(file);
    media.close();
  }
}

/** Passes on the samples of the part, interleaved; returns the number of bytes. `to` is exclusive. */
async function copyPart(
  media: OpenedSound,
  { from, to }: { from: number; to: number },
  write: (samples: Buffer) => void,
  signal: AbortSignal,
): Promise<number> {
  const { channels } = media.shape;
  let at = 0;
  let bytes = 0;
  let count = 0;
  for (let block = await media.next(); block && at < to; block = await media.next()) {
    const length = block.length / channels;
    const [first, last] = [Math.max(from, at), Math.min(to, at + length)];
    if (first < last) {
      const part = Int16Array.from(block.subarray((first - at) * channels, (last - at) * channels), (value) =>
        Math.max(-32_768, Math.min(32_767, Math.round(value * 32_768))),
      );
      write(Buffer.from(part.buffer));
      bytes += part.byteLength;
    }
    at += length;
    count += 1;
    if (count % blocksAtOnce !== 0) continue;
    await setImmediate();
    signal.throwIfAborted();
  }
  return bytes;
}

/** RIFF, of 16-bit PCM. */
function wavHeader(rate: number, channels: number, bytes: number): Buffer {
  const header = Buffer.alloc(headerBytes);
  header.write('RIFF', 0);
  header.writeUInt32LE(headerBytes - 8 + bytes, 4);
  header.write('WAVEfmt ', 8);
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(1, 20);
  header.writeUInt16LE(channels, 22);
  header.writeUInt32LE(rate, 24);
  header.writeUInt32LE(rate * channels * 2, 28);
  header.writeUInt16LE(channels * 2, 32);
  header.writeUInt16LE(16, 34);
  header.write('data', 36);
  header.writeUInt32LE(bytes, 40);
  return header;
}
