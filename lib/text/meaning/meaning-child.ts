import { memoryReleaser } from '#lib/base/workers/release-memory';
import { serveWorker } from '#lib/base/workers/worker-script';
import { SentenceEncoder } from './encoder.ts';
import { cosines } from './vectors.ts';

export interface NearestInput {
  query: Float32Array;
  /** Packed vectors of several texts. */
  texts: readonly Int8Array[];
  /** Cosine. */
  least: number;
  most: number;
}

/** Which of the texts, which of its windows, and how near it is. */
export interface Near {
  text: number;
  window: number;
  score: number;
}

const encoder = SentenceEncoder.load();
const releaseMemory = memoryReleaser(() => true);

const methods = {
  async encode({ texts }: { texts: readonly string[] }): Promise<Float32Array> {
    releaseMemory();
    return (await encoder).encode(texts);
  },
  /** The nearest first. */
  nearest({ query, texts, least, most }: NearestInput): Near[] {
    const near: Near[] = [];
    for (const [text, vectors] of texts.entries())
      for (const [window, score] of cosines(query, vectors).entries())
        if (score >= least) near.push({ text, window, score });
    return near.toSorted((one, other) => other.score - one.score).slice(0, most);
  },
};
export type MeaningMethods = typeof methods;

await serveWorker(methods, { niceness: 5, warm: async () => void (await encoder) });
