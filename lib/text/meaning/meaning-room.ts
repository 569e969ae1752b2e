import { WorkerPool } from '#lib/base/workers/worker-pool';
import type { MeaningMethods, Nearest, NearestInput } from './meaning-child.ts';

/** Sentence vectors, computed in a process of their own. */
export interface MeaningRoom {
  /** The vector of a query that someone waits for; runs before other work. */
  query(text: string): Promise<Float32Array>;
  /** One vector per text, in order of the texts. */
  encode(texts: readonly string[]): Promise<Float32Array>;
  nearest(input: NearestInput): Promise<Nearest>;
  /** Ids of the running processes; empty if the encoder is not loaded. */
  readonly pids: number[];
  close(): Promise<void>;
}

/** Texts per request, so that a search waits for a tenth of a second at most while texts are encoded. */
const piece = 32;
const timeoutMs = 30_000;

export function createMeaningRoom(): MeaningRoom {
  const pool = new WorkerPool<MeaningMethods>({
    script: new URL('meaning-child.ts', import.meta.url),
    kind: 'process',
    // Ends when it is idle for a while, and frees some 200 MB.
    min: 0,
    max: 1,
    // Loading leaves 90 MB otherwise.
    returnsMemory: true,
  });
  return {
    query: (text) => pool.run('encode', { texts: [text] }, { timeoutMs, urgent: true }),
    async encode(texts) {
      const parts: Float32Array[] = [];
      for (let from = 0; from < texts.length; from += piece)
        parts.push(await pool.run('encode', { texts: texts.slice(from, from + piece) }, { timeoutMs }));
      const whole = new Float32Array(parts.reduce((length, part) => length + part.length, 0));
      let at = 0;
      for (const part of parts) {
        whole.set(part, at);
        at += part.length;
      }
      return whole;
    },
    nearest: (input) => pool.run('nearest', input, { timeoutMs, urgent: true }),
    get pids() {
      return pool.pids;
    },
    close: () => pool.close(),
  };
}
