import { open } from 'node:fs/promises';
import { serveWorker } from '#lib/base/worker-script';
import { cepstraOf, dimensions, frameHop } from '#lib/speech/voices/cepstra';
import type { VoiceTurns } from '#lib/speech/voices/contract';
import { runsOf, type Stretch, tellApart } from '#lib/speech/voices/tell-apart';

const rate = 16_000;
const bytesPerSample = 2;
/** Half of what a frame looks at, in seconds: where its middle is. */
const toMiddle_s = 0.016;

export interface TellInput {
  pcm_path: string;
  /** Stretches of speech, in order. */
  speech: readonly { start_s: number; end_s: number }[];
  voices: number | null;
}

const methods = {
  async tell({ pcm_path, speech, voices }: TellInput): Promise<VoiceTurns> {
    const parts: Float32Array[] = [];
    const stretches: (Stretch & { start_s: number })[] = [];
    let count = 0;
    const file = await open(pcm_path, 'r');
    try {
      for (const { start_s, end_s } of speech) {
        const from = Math.round(start_s * rate);
        const samples = Math.round(end_s * rate) - from;
        const { buffer, bytesRead } = await file.read(Buffer.alloc(samples * bytesPerSample), 0, samples * bytesPerSample, from * bytesPerSample);
        const cepstra = cepstraOf(Float32Array.from({ length: bytesRead >> 1 }, (_, index) => buffer.readInt16LE(index * bytesPerSample) / 32_768));
        stretches.push({ from: count, to: count + cepstra.length / dimensions, start_s });
        parts.push(cepstra);
        count += cepstra.length / dimensions;
      }
    } finally {
      await file.close();
    }
    const frames = new Float32Array(count * dimensions);
    for (const [index, part] of parts.entries()) frames.set(part, (stretches[index]?.from ?? 0) * dimensions);
    const { path } = tellApart(frames, stretches, voices);
    if (!path) return null;
    return stretches.flatMap(({ from, to, start_s }) => {
      const at = (frame: number): number => Math.round((start_s + toMiddle_s + (frame * frameHop) / rate) * 1_000) / 1_000;
      return runsOf(path.subarray(from, to)).map((run) => ({ voice: run.voice, start_s: at(run.from), end_s: at(run.to) }));
    });
  },
};
export type VoiceMethods = typeof methods;

await serveWorker(methods);
