import { stat } from 'node:fs/promises';
import { FlacWriter, type SoundShape } from '#lib/audio/flac-writer';
import { LiveFrameReader } from '#lib/audio/live-frames';
import type { TaskContext } from '#lib/base/worker-messages';
import { serveWorker } from '#lib/base/worker-script';

export interface EncodeInput extends SoundShape {
  /** Where the frames are. */
  folder: string;
  flac_path: string;
}

export interface Encoded {
  duration_s: number;
  bytes: number;
}

const methods = {
  /** Writes all frames of a recording as one file. */
  async encode({ folder, flac_path, ...shape }: EncodeInput, { signal }: TaskContext<never>): Promise<Encoded> {
    const reader = new LiveFrameReader(folder);
    const flac = new FlacWriter(flac_path, shape);
    try {
      for (let samples = await reader.next(); samples; samples = await reader.next()) {
        signal.throwIfAborted();
        flac.write(samples);
      }
      flac.finish();
      return { duration_s: reader.stored.bytes / (2 * shape.channels * shape.sample_rate_hz), bytes: (await stat(flac_path)).size };
    } finally {
      flac.close();
      await reader.close();
    }
  },
};
export type LiveMethods = typeof methods;

await serveWorker(methods, { niceness: 3 });
