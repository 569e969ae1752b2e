import type { Decoder } from './decoder.ts';
import { LengthScan } from './length-scan.ts';
import { openMedia } from './media-open.ts';
import { SoundFilters } from './sound-filters.ts';

/** FFmpeg inside this process, by the package `node-av`. */
export const nodeAvDecoder: Decoder = {
  open: openMedia,
  works: (request, outputs) => new SoundFilters(request, outputs),
  scan: (path, maxAudioMinutes) => new LengthScan(path, maxAudioMinutes),
};
