import { WorkerPool } from '#lib/base/workers/worker-pool';
import type { MeaningMethods, Nearest, NearestInput } from './meaning-child.ts';

/** Vectors of sentences, made in a process of its own. */
export interface MeaningRoom {
  /** Of what somebody is waiting for. */
  query(text: string): Promise<Float32Array>;
  /** One for each text, one after the other. */
  encode(texts: readonly string[]): Promise<Float32Array>;
  nearest(input: NearestInput): Promise<Nearest>;
  /** Whether the encoder is loaded. */
  readonly pids: number[];
  close(): Promise<void>;
}

/** After this the process ends, and with it the 230 MB that it takes. */
const idleMs = 60_000;
/** Texts in one piece of work, so that whoever searches meanwhile waits for a tenth of a second. */
const piece = 32;
const timeoutMs = 30_000;

export function createMeaningRoom(): MeaningRoom {
  const pool = new WorkerPool<MeaningMethods>({
    script: new URL('meaning-child.ts', import.meta.url),
    kind: 'process',
    min: 0,
    max: 1,
    idleMs,
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
