import { open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { encode, type Recipe } from '#lib/audio/testing/encode';
import type { Sound } from '#lib/audio/testing/sounds';

/** One file of each family that the decoder opens. */
export const containers: Record<string, Recipe> = {
  'a.wav': { muxer: 'wav', encoder: 'pcm_s16le' },
  'a.aiff': { muxer: 'aiff', encoder: 'pcm_s16be' },
  'a.mp3': { muxer: 'mp3', encoder: 'libmp3lame' },
  'a.flac': { muxer: 'flac', encoder: 'flac' },
  'a.opus': { muxer: 'ogg', encoder: 'libopus', rate: 48_000 },
  'a.ogg': { muxer: 'ogg', encoder: 'libvorbis' },
  'a.webm': { muxer: 'webm', encoder: 'libopus', rate: 48_000 },
  'a.m4a': { muxer: 'ipod', encoder: 'aac' },
  'a.aac': { muxer: 'adts', encoder: 'aac' },
  'a.wma': { muxer: 'asf', encoder: 'wmav2' },
  'a.wv': { muxer: 'wv', encoder: 'wavpack' },
};

/** The bytes of `sound` in one of these formats. */
export async function bytesOf(folder: string, name: string, sound: Sound, rate: number): Promise<Buffer> {
  const recipe = containers[name];
  if (!recipe) throw new Error(`no recipe for ${name}`);
  const path = join(folder, `made-${name}`);
  encode(path, sound, rate, recipe);
  return readFile(path);
}

/** A copy with `count` bytes replaced, the same for the same seed. */
export function flipped(bytes: Buffer, seed: number, count: number): Buffer {
  const copy = Buffer.from(bytes);
  let state = seed;
  const random = (): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
  for (let flip = 0; flip < count; flip++) copy[Math.floor(random() * copy.length)] = Math.floor(random() * 256);
  return copy;
}

export interface WavHeader {
  channels?: number;
  rate?: number;
  bits?: number;
  block?: number;
  riff_bytes?: number;
  data_bytes?: number;
  format?: number;
}

/** A header whose every field may be false. */
export function wavHeader({
  channels = 1,
  rate = 16_000,
  bits = 16,
  block = 2,
  riff_bytes = 0xff_ff_ff_ff,
  data_bytes = 0xff_ff_ff_ff,
  format = 1,
}: WavHeader): Buffer {
  const header = Buffer.alloc(44);
  header.write('RIFF', 0, 'latin1');
  header.writeUInt32LE(riff_bytes, 4);
  header.write('WAVEfmt ', 8, 'latin1');
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(format, 20);
  header.writeUInt16LE(channels, 22);
  header.writeUInt32LE(rate, 24);
  header.writeUInt32LE((rate * block) % 2 ** 32, 28);
  header.writeUInt16LE(block, 32);
  header.writeUInt16LE(bits, 34);
  header.write('data', 36, 'latin1');
  header.writeUInt32LE(data_bytes, 40);
  return header;
}

/** A file of `size` bytes of which only the head is on the disk. */
export async function sparse(path: string, head: Buffer, size: number): Promise<string> {
  const file = await open(path, 'w');
  await file.write(head);
  await file.truncate(size);
  await file.close();
  return path;
}

/** An ID3 tag of `size` bytes with one text frame that holds `text`. */
export function id3(text: string, size: number): Buffer {
  const tag = Buffer.alloc(size);
  tag.write('ID3\u0004', 0, 'latin1');
  const inner = size - 10;
  for (let at = 0; at < 4; at++) tag[6 + at] = (inner >> (7 * (3 - at))) & 127;
  const frame = Buffer.from(`\u0003${text}`);
  tag.write('TIT2', 10, 'latin1');
  tag.writeUInt32BE(frame.length, 14);
  frame.copy(tag, 20);
  return tag;
}
