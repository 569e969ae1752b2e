import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';
import { z } from 'zod';

const oldest = 5;
const patienceMs = 5_000;

/** A folder with the programs `ffmpeg` and `ffprobe` of FFmpeg 5 or later. */
export const ffmpegFolderSchema = z.string().superRefine((folder, context) => {
  const wrong = whatIsWrong(folder);
  if (wrong !== null) context.addIssue({ code: 'custom', message: wrong });
});

function whatIsWrong(folder: string): string | null {
  if (!isAbsolute(folder)) return 'must be the full path of a folder, such as /usr/bin';
  for (const tool of ['ffmpeg', 'ffprobe']) {
    if (!existsSync(join(folder, tool)))
      return `must be the folder with ffmpeg and ffprobe, and there is no ${tool} in it`;
    const { status, stdout } = spawnSync(join(folder, tool), ['-version'], { encoding: 'utf8', timeout: patienceMs });
    if (status !== 0) return `must be the folder with ffmpeg and ffprobe, and the ${tool} in it does not run`;
    // Builds from the newest sources have a date or `N-…` in place of a version.
    const version = /version n?(\d+)\.\d/u.exec(stdout)?.[1];
    if (version !== undefined && Number(version) < oldest)
      return `must hold FFmpeg ${oldest} or later, and its ${tool} is of version ${version}`;
  }
  return null;
}
