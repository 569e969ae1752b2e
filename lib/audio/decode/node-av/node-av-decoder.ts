import type { Decoder } from '#lib/audio/decode/decoder';
import { LengthScan } from './length-scan.ts';
import { openMedia } from './media-open.ts';
import { SoundFilters } from '#lib/audio/write/sound-filters';

/** FFmpeg inside this process, with the package `node-av`. */
export const nodeAvDecoder: Decoder = {
  open: openMedia,
  works: (request, outputs) => new SoundFilters(request, outputs),
  scan: (path, maxAudioMinutes) => new LengthScan(path, maxAudioMinutes),
};
