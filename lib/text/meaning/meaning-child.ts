import { memoryReleaser } from '#lib/base/workers/release-memory';
import { serveWorker } from '#lib/base/workers/worker-script';
import { SentenceEncoder } from './encoder.ts';
import { VectorCache } from './vector-cache.ts';
import { cosines } from './vectors.ts';

/** Packed vectors of one text. */
export interface KeyedVectors {
  /** Differs if the vectors differ. */
  key: string;
  vectors: Int8Array;
}

export interface NearestInput {
  query: Float32Array;
  /** The texts to search: by key alone if their vectors were sent before, or with their vectors. */
  texts: readonly (string | KeyedVectors)[];
  /** Least cosine. */
  least: number;
  most: number;
}

/** A hit: index of the text, index of its window, and cosine. */
export interface Near {
  text: number;
  window: number;
  score: number;
}

export interface Nearest {
  /** Nearest first. */
  near: Near[];
  /** Indices of texts that were not searched, because this process does not have their vectors. */
  unknown: number[];
}

const encoder = SentenceEncoder.load();
const releaseMemory = memoryReleaser(() => true);
/** In bytes: the vectors of about 7,000 recordings of 15 minutes. */
const known = new VectorCache(128_000_000);

const methods = {
  async encode({ texts }: { texts: readonly string[] }): Promise<Float32Array> {
    releaseMemory();
    return (await encoder).encode(texts);
  },
  nearest({ query, texts, least, most }: NearestInput): Nearest {
    const near: Near[] = [];
    const unknown: number[] = [];
    for (const [text, given] of texts.entries()) {
      const vectors = typeof given === 'string' ? known.get(given) : known.add(given.key, given.vectors);
      if (vectors === null) unknown.push(text);
      else
        for (const [window, score] of cosines(query, vectors).entries())
          if (score >= least) near.push({ text, window, score });
    }
    return { near: near.toSorted((one, other) => other.score - one.score).slice(0, most), unknown };
  },
};
export type MeaningMethods = typeof methods;

await serveWorker(methods, { niceness: 5, warm: async () => void (await encoder) });
