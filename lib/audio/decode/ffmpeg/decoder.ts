import type { Decoder } from '#lib/audio/decode/decoder';
import { openByTools } from './open.ts';
import { ToolWorks } from './works.ts';

/** The system's FFmpeg, by its programs in `folder`. */
export function toolDecoder(folder: string): Decoder {
  return {
    open: (path, options) => openByTools(folder, path, options),
    works: (request, outputs) => new ToolWorks(folder, request, outputs),
    scan: () => null,
  };
}
