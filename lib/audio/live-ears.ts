import type { EncodeInput, Encoded, LiveMethods } from '#lib/audio/live-child';
import { AppError, isAppError } from '#lib/base/errors';
import { WorkerError, WorkerPool } from '#lib/base/worker-pool';

/** Listens to recordings while they are made, in a process of its own. All failures are AppErrors with a sentence. */
export interface LiveEars {
  /** Writes what is stored of a recording as FLAC. */
  encode(input: EncodeInput, signal: AbortSignal): Promise<Encoded>;
  close(): Promise<void>;
}

/** Three hours of two channels are written in a minute or two. */
const encodeTimeoutMs = 600_000;

export function createLiveEars(): LiveEars {
  const pool = new WorkerPool<LiveMethods>({ script: new URL('./live-child.ts', import.meta.url), kind: 'process', min: 0, max: 2 });
  return {
    async encode(input, signal) {
      try {
        return await pool.run('encode', input, { signal, timeoutMs: encodeTimeoutMs });
      } catch (error) {
        throw earError(error);
      }
    },
    close: () => pool.close(),
  };
}

function earError(error: unknown): Error {
  if (isAppError(error) || (error instanceof Error && error.name === 'AbortError')) return error;
  if (error instanceof WorkerError && error.reason === 'closed') return new AppError('shutting_down', 'The server is stopping. Try again in a moment.', { cause: error });
  return new AppError('decoder_failed', 'Writing the recording failed on our side. Nothing of it is lost; end it once more.', { cause: error });
}
