import { open } from 'node:fs/promises';
import type { MediaInfo } from '#lib/audio/contract';

/** Containers whose header or index states the length; for others FFmpeg guesses it from the bit rate. */
const statesLength = new Set(['wav', 'w64', 'aiff', 'caf', 'flac', 'mov', 'matroska', 'asf']);
/** A recording breaks off if it ends this much earlier than stated, by both measures (encoder delay, rounding). */
const missingShare = 0.02;
const missingSeconds = 0.3;

/** Whether the file is truncated: shorter than it states, or cut inside an Ogg page. */
export async function breaksOff(path: string, info: MediaInfo, decoded_s: number): Promise<boolean> {
  if (info.container === 'ogg') return endsInsidePage(path);
  const stated = info.duration_hint_s;
  if (stated === null) return false;
  const isStated = statesLength.has(info.container) || (info.container === 'mp3' && (await hasFrameCount(path)));
  return isStated && stated - decoded_s > Math.max(missingSeconds, stated * missingShare);
}

/** RFC 3533: 27 bytes of header, then a table of segment sizes whose sum is the page's body. */
async function endsInsidePage(path: string): Promise<boolean> {
  const { tail, size } = await readPart(path, -131_072);
  const at = tail.lastIndexOf('OggS', undefined, 'latin1');
  if (at < 0) return size > 0;
  const segments = tail[at + 26];
  if (segments === undefined || at + 27 + segments > tail.length) return true;
  const body = tail.subarray(at + 27, at + 27 + segments).reduce((sum, length) => sum + length, 0);
  return at + 27 + segments + body > tail.length;
}

/** The first MP3 frame of most encoders is a table with the number of frames: Xing, Info (constant rate) or VBRI. */
async function hasFrameCount(path: string): Promise<boolean> {
  const { tail: head } = await readPart(path, 10);
  let start = 0;
  if (head.toString('latin1', 0, 3) === 'ID3' && head.length >= 10) {
    // ID3v2 sizes have seven bits per byte.
    start = 10 + [6, 7, 8, 9].reduce((sum, index) => sum * 128 + ((head[index] ?? 0) & 0x7f), 0);
  }
  const { tail: frame } = await readPart(path, 256, start);
  return ['Xing', 'Info', 'VBRI'].some((name) => frame.includes(name, 0, 'latin1'));
}

/** `count` bytes from `start`; a negative count reads the end of the file. */
async function readPart(path: string, count: number, start = 0): Promise<{ tail: Buffer; size: number }> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    const length = Math.min(Math.abs(count), size);
    const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, count < 0 ? size - length : start);
    return { tail: buffer.subarray(0, bytesRead), size };
  } finally {
    await file.close();
  }
}
