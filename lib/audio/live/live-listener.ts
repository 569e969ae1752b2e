import type { EncodeInput, Encoded, Heard, LiveMethods, Measured, MeasureInput, OpenInput } from './live-child.ts';
import type { FeaturesMethods } from './features-script.ts';
import { AppError, isAppError } from '#lib/base/errors';
import { WorkerError, WorkerPool } from '#lib/base/workers/worker-pool';

/** Listens to recordings under way, in a child process. All failures are AppErrors with a sentence. */
export interface LiveListener {
  /** Starts at its first frame. */
  open(input: OpenInput): Promise<void>;
  /** Results for newly stored sound; null if the listening process is gone, and the recording must be opened again. */
  hear(session_id: string): Promise<Heard | null>;
  measure(input: MeasureInput): Promise<Measured | null>;
  /** The recording as a file, if it was heard to its end; otherwise null. */
  finish(session_id: string): Promise<Encoded | null>;
  forget(session_id: string): Promise<void>;
  /** Writes the stored sound of a recording as FLAC. */
  encode(input: EncodeInput, signal: AbortSignal): Promise<Encoded>;
  readonly pids: number[];
  close(): Promise<void>;
}

/** In ms. Three hours of two channels take a minute or two. */
const encodeTimeoutMs = 600_000;
/** In ms. 20 s of sound take a second. */
const hearTimeoutMs = 60_000;
export interface LiveListenerOptions {
  /** How long the listening process stays when nothing is recorded any more, in ms. Default: as for other workers. */
  idleMs?: number;
}

export function createLiveListener({ idleMs }: LiveListenerOptions = {}): LiveListener {
  const script = new URL('./live-child.ts', import.meta.url);
  // One process listens to all recordings, a hundredth of a core each; other workers write whole files, so that
  // listening is not delayed.
  const listening = new WorkerPool<LiveMethods>({
    script,
    kind: 'process',
    min: 0,
    max: 1,
    ...(idleMs === undefined ? {} : { idleMs }),
  });
  // An hour of sound takes a second, during which the listening process would hear nothing.
  const features = new WorkerPool<FeaturesMethods>({
    script: new URL('./features-script.ts', import.meta.url),
    kind: 'thread',
    min: 0,
    max: 1,
  });
  const writing = new WorkerPool<LiveMethods>({ script, kind: 'process', min: 0, max: 1 });
  /** What keeps the process for each recording under way, also while it is paused. */
  const holds = new Map<string, () => void>();
  const release = (session_id: string): void => {
    holds.get(session_id)?.();
    holds.delete(session_id);
  };
  const asked = async <T>(answer: Promise<T>): Promise<T> => {
    try {
      return await answer;
    } catch (error) {
      throw earError(error);
    }
  };
  return {
    get pids() {
      return [...listening.pids, ...writing.pids];
    },
    async open(input) {
      if (!holds.has(input.session_id)) holds.set(input.session_id, listening.hold(1));
      await asked(listening.run('open', input, { timeoutMs: hearTimeoutMs }));
    },
    hear: (session_id) => asked(listening.run('hear', { session_id }, { timeoutMs: hearTimeoutMs })),
    measure: ({ session_id, ...said }) =>
      asked(
        listening.run('soFar', { session_id }, { timeoutMs: hearTimeoutMs }).then(
          async (soFar) =>
            soFar && {
              measured: soFar.measured,
              acoustics: await features.run(
                'features',
                { tracks: soFar.tracks, ...said },
                { timeoutMs: hearTimeoutMs },
              ),
            },
        ),
      ),
    finish: (session_id) =>
      asked(listening.run('finish', { session_id }, { timeoutMs: encodeTimeoutMs })).finally(() => release(session_id)),
    async forget(session_id) {
      try {
        // A process that is gone has nothing to forget, and none is started for that.
        if (holds.has(session_id)) await asked(listening.run('forget', { session_id }, { timeoutMs: hearTimeoutMs }));
      } finally {
        release(session_id);
      }
    },
    encode: (input, signal) => asked(writing.run('encode', input, { signal, timeoutMs: encodeTimeoutMs })),
    async close() {
      await Promise.all([listening.close(), writing.close(), features.close()]);
    },
  };
}

function earError(error: unknown): Error {
  if (isAppError(error) || (error instanceof Error && error.name === 'AbortError')) return error;
  if (error instanceof WorkerError && error.reason === 'closed')
    return new AppError('shutting_down', {}, { cause: error });
  return new AppError('decoder_failed', { reason: 'live' }, { cause: error });
}
