import type { Decoder } from '#lib/audio/decoder';
import { openMedia } from '#lib/audio/media-open';
import { SoundFilters } from '#lib/audio/sound-filters';

/** FFmpeg inside this process, by the package `node-av`. */
export const nodeAvDecoder: Decoder = {
  open: openMedia,
  works: (request, outputs) => new SoundFilters(request, outputs),
};
