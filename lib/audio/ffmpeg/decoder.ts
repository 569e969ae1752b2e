import type { Decoder } from '#lib/audio/decoder';
import { openByTools } from '#lib/audio/ffmpeg/open';
import { ToolWorks } from '#lib/audio/ffmpeg/works';

/** FFmpeg of the system's, by its programs in `folder`. */
export function toolDecoder(folder: string): Decoder {
  return {
    open: (path, options) => openByTools(folder, path, options),
    works: (request, outputs) => new ToolWorks(folder, request, outputs),
    scan: () => null,
  };
}
