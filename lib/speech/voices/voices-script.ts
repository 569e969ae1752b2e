import { open } from 'node:fs/promises';
import { serveWorker } from '#lib/base/workers/worker-script';
import { cepstraOf, dimensions, frameHop, framesIn } from './cepstra.ts';
import type { VoiceTurns } from './contract.ts';
import { runsOf, type Stretch, diarize } from './diarize.ts';

const rate = 16_000;
const bytesPerSample = 2;
/** Half the length of a frame in seconds: the offset of its middle. */
const toMiddle_s = 0.016;

export interface DiarizeInput {
  pcm_path: string;
  /** Stretches of speech, in order. */
  speech: readonly { start_s: number; end_s: number }[];
  voices: number | null;
}

const methods = {
  async diarize({ pcm_path, speech, voices }: DiarizeInput): Promise<VoiceTurns> {
    const parts = speech.map(({ start_s, end_s }) => ({
      start_s,
      from_sample: Math.round(start_s * rate),
      samples: Math.round(end_s * rate) - Math.round(start_s * rate),
    }));
    const frames = new Float32Array(parts.reduce((sum, { samples }) => sum + framesIn(samples), 0) * dimensions);
    const stretches: (Stretch & { start_s: number })[] = [];
    const file = await open(pcm_path, 'r');
    try {
      for (const { start_s, from_sample, samples } of parts) {
        const { buffer, bytesRead } = await file.read(
          Buffer.alloc(samples * bytesPerSample),
          0,
          samples * bytesPerSample,
          from_sample * bytesPerSample,
        );
        const cepstra = cepstraOf(
          Float32Array.from(
            { length: bytesRead >> 1 },
            (_, index) => buffer.readInt16LE(index * bytesPerSample) / 32_768,
          ),
        );
        const from = stretches.at(-1)?.to ?? 0;
        frames.set(cepstra, from * dimensions);
        stretches.push({ from, to: from + cepstra.length / dimensions, start_s });
      }
    } finally {
      await file.close();
    }
    // The last stretch may extend beyond the end of the recording.
    const { path } = diarize(frames.subarray(0, (stretches.at(-1)?.to ?? 0) * dimensions), stretches, voices);
    if (!path) return null;
    return stretches.flatMap(({ from, to, start_s }) => {
      const at = (frame: number): number =>
        Math.round((start_s + toMiddle_s + (frame * frameHop) / rate) * 1_000) / 1_000;
      return runsOf(path.subarray(from, to)).map((run) => ({
        voice: run.voice,
        start_s: at(run.from),
        end_s: at(run.to),
      }));
    });
  },
};
export type VoiceMethods = typeof methods;

await serveWorker(methods);
