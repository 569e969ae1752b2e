import { open } from 'node:fs/promises';
import { memoryReleaser } from '#lib/base/workers/release-memory';
import type { TaskContext } from '#lib/base/workers/worker-messages';
import { serveWorker } from '#lib/base/workers/worker-script';
import { MoonshineModel, type Recognition } from './moonshine-model.ts';

const rate = 16_000;
const bytesPerSample = 2;

export interface RecogniseInput {
  pcm_path: string;
  start_s: number;
  end_s: number;
}

const model = MoonshineModel.load();
/** One piece at a time, so the process is idle after each. */
const releaseMemory = memoryReleaser(() => true);

const methods = {
  /** Reads the samples of a piece from the file, which the decoder writes before it reports the spans. */
  async recognise({ pcm_path, start_s, end_s }: RecogniseInput, { signal }: TaskContext): Promise<Recognition> {
    releaseMemory();
    const from = Math.round(start_s * rate);
    const samples = await readSamples(pcm_path, from, Math.round(end_s * rate) - from);
    // Less than one step of the encoder has no words.
    if (samples.length < minSamples) return { words: [], confidence: 0, hitLimit: false };
    return (await model).recognise(samples, signal);
  },
};
export type RecogniserMethods = typeof methods;

/** The encoder's convolutions need about this many samples for one step. */
const minSamples = 1_600;

async function readSamples(path: string, from: number, count: number): Promise<Float32Array> {
  const file = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await file.read(
      Buffer.alloc(count * bytesPerSample),
      0,
      count * bytesPerSample,
      from * bytesPerSample,
    );
    const samples = new Float32Array(Math.floor(bytesRead / bytesPerSample));
    for (let index = 0; index < samples.length; index++)
      samples[index] = buffer.readInt16LE(index * bytesPerSample) / 32_768;
    return samples;
  } finally {
    await file.close();
  }
}

await serveWorker(methods, {
  niceness: 5,
  warm: async () => {
    // With a second of silence, so that the first real span is as fast as the others.
    await (await model).recognise(new Float32Array(rate), new AbortController().signal);
  },
});
