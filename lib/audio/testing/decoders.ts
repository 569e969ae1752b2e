import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** The folder of the system's FFmpeg, which `.ci/run` installs; undefined where it has none. */
const ofSystem = (process.env['PATH'] ?? '')
  .split(delimiter)
  .find((folder) => existsSync(join(folder, 'ffmpeg')) && existsSync(join(folder, 'ffprobe')));

/** The available ways to use FFmpeg, by name, with the listener's option for each. */
export const decoders: readonly (readonly [string, { ffmpeg?: string }])[] = [
  ['FFmpeg in process', {}],
  ...(ofSystem === undefined ? [] : [['FFmpeg of the system', { ffmpeg: ofSystem }] as const]),
];
