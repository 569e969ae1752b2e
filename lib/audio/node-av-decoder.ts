import type { Decoder } from '#lib/audio/decoder';
import { LengthScan } from '#lib/audio/length-scan';
import { openMedia } from '#lib/audio/media-open';
import { SoundFilters } from '#lib/audio/sound-filters';

/** FFmpeg inside this process, by the package `node-av`. */
export const nodeAvDecoder: Decoder = {
  open: openMedia,
  works: (request, outputs) => new SoundFilters(request, outputs),
  scan: (path, maxAudioMinutes) => new LengthScan(path, maxAudioMinutes),
};
