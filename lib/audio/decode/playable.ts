import { open } from 'node:fs/promises';

/** FFmpeg's names of the containers and codecs that every current browser can play and seek. */
const directly: Record<string, readonly string[]> = {
  wav: ['pcm_u8', 'pcm_s16le', 'pcm_s24le', 'pcm_f32le'],
  mp3: ['mp3', 'mp3float'],
  flac: ['flac'],
  ogg: ['opus', 'libopus', 'vorbis', 'libvorbis'],
  mov: ['aac', 'aac_fixed'],
};

export interface PlayableQuestion {
  path: string;
  /** FFmpeg's demuxer name, such as `mov,mp4,m4a,3gp,3g2,mj2`. */
  demuxer: string;
  decoder: string;
  hasVideo: boolean;
  sample_rate_hz: number;
  channels: number;
}

/**
 * Whether every current browser can play and seek the file as it is. Fragmented MP4 plays but does not seek everywhere.
 */
export async function isPlayable(question: PlayableQuestion): Promise<boolean> {
  const { demuxer, decoder, hasVideo, sample_rate_hz, channels } = question;
  const container = demuxer.split(',')[0] ?? '';
  if (hasVideo || channels > 2 || sample_rate_hz > 96_000 || !directly[container]?.includes(decoder)) return false;
  return container !== 'mov' || !(await isFragmented(question.path));
}

/** Walks the top-level boxes of an MP4 file: a `moof` among them means fragments (ISO/IEC 14496-12, 8.8.4). */
async function isFragmented(path: string): Promise<boolean> {
  const file = await open(path, 'r');
  try {
    const header = Buffer.alloc(16);
    let at = 0;
    // A normal file has a handful of boxes; the limit protects against hostile ones.
    for (let boxes = 0; boxes < 64; boxes++) {
      const { bytesRead } = await file.read(header, 0, 16, at);
      if (bytesRead < 8) return false;
      if (header.toString('latin1', 4, 8) === 'moof') return true;
      const short = header.readUInt32BE(0);
      const size = short === 1 ? Number(header.readBigUInt64BE(8)) : short;
      if (size < 8) return false;
      at += size;
    }
    return true;
  } finally {
    await file.close();
  }
}
