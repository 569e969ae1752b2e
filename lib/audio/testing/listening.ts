import { mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';
import type { Listener } from '#lib/audio/contract';

/** Starts to listen to the file at `path`; what that writes goes to a new folder in `folder`, `work_dir`. */
export async function listenIn(
  folder: string,
  listener: Pick<Listener, 'listen'>,
  path: string,
  signal = new AbortController().signal,
): Promise<ReturnType<Listener['listen']> & { work_dir: string }> {
  const work_dir = await mkdtemp(join(folder, 'work-'));
  const listening = listener.listen({
    path,
    work_dir,
    peaks_path: join(work_dir, 'peaks.json'),
    playable_path: join(work_dir, 'copy.mp3'),
    signal,
  });
  return Object.assign(listening, { work_dir });
}
