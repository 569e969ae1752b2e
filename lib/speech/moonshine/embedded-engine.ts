import { AppError, isAbort, isAppError } from '#lib/base/errors';
import { WorkerError, WorkerPool } from '#lib/base/workers/worker-pool';
import { chunksOf, pieces } from '#lib/speech/chunks';
import type { SpeechEngine } from '#lib/speech/engine';
import type { RecognisedSegment, SpeechJob } from '#lib/speech/contract';
import { inOrder } from '#lib/speech/in-order';
import type { StreamJob, StreamUpdate } from '#lib/speech/live-contract';
import { Semaphore } from '#lib/base/semaphore';
import { type LiveReader, streamWords } from '#lib/speech/live/live-words';
import type { Recognition } from './moonshine-model.ts';
import { pieceReader } from './read-pieces.ts';
import type { RecogniseInput, RecogniserMethods } from './recogniser-child.ts';

const script = new URL('./recogniser-child.ts', import.meta.url);
/** Pieces queued at the recognisers besides those in work, so that none is ever idle. */
const lookAhead = 2;
/** A piece of 20 s takes about a second; this long, in ms, is a hang even on a busy machine. */
const longestForPieceMs = 30_000;

/** An aborted task stops at its next token; loading a new recogniser would take longer, even on a busy machine. */
const graceMs = 5_000;

export interface EmbeddedEngineOptions {
  /** Longest time for a piece, in ms. Default 30,000. */
  pieceTimeoutMs?: number;
  /** Recogniser processes under load, one core each; one stays loaded. Default 2. */
  workers?: number;
}

/** Moonshine Tiny in child processes, piece by piece; its passages are the spans. English only, no speakers. */
export function createEmbeddedEngine({
  workers = 2,
  pieceTimeoutMs = longestForPieceMs,
}: EmbeddedEngineOptions = {}): SpeechEngine & { readonly pids: number[] } {
  const pool = new WorkerPool<RecogniserMethods>({ script, kind: 'process', min: 1, max: workers, graceMs });

  async function* transcribe({
    pcm_path,
    channel_pcm_paths,
    spans,
    duration_hint_s,
    signal,
    onGap,
  }: SpeechJob): AsyncGenerator<RecognisedSegment, void, undefined> {
    // The loaded worker reads the first words with a core to itself; only then are others loaded.
    let opening: Promise<unknown> | null = null;
    const recognise = async (input: RecogniseInput): Promise<Recognition> => {
      const once = () => pool.run('recognise', input, { signal, timeoutMs: pieceTimeoutMs });
      // A recogniser that dies or hangs is replaced, and its piece is read again, once.
      const run = () => once().catch((error: unknown) => (isWorkersFault(error) ? once() : Promise.reject(error)));
      const before = opening;
      const running = before && !pool.hasIdle ? before.then(run) : run();
      // If another cannot start, the next task reports it.
      opening ??= running.catch(() => undefined).then(() => void pool.warm(workers).catch(() => undefined));
      return running;
    };
    const read = pieceReader({ pcm_path, channel_pcm_paths }, recognise);
    // If the header already says that the recording is long, the first piece need not wait for that much speech.
    const isLong = ((await duration_hint_s) ?? 0) > pieces.unhurried_s;
    const recognised = inOrder(
      chunksOf(spans, isLong ? { ...pieces, unhurried_s: 0 } : pieces),
      workers + lookAhead,
      (piece) => read(piece.spans),
    );
    let id = 0;
    try {
      for await (const passages of recognised) {
        for (const passage of passages) {
          if ('gap' in passage) onGap?.(passage.gap);
          else yield { id: id++, ...passage.segment };
        }
      }
    } catch (error) {
      throw recogniserError(error);
    }
  }

  /** Blocks and readings of unfinished speech leave one recogniser to pieces that end meanwhile, in any recording. */
  const besides = new Semaphore(Math.max(1, workers - 1));

  async function* transcribeStream(job: StreamJob): AsyncGenerator<StreamUpdate, void, undefined> {
    const recognise = (signal: AbortSignal) => (input: RecogniseInput) => {
      // Urgent: a live speaker waits for this piece, while a file can wait.
      const once = () => pool.run('recognise', input, { signal, timeoutMs: pieceTimeoutMs, urgent: true });
      return once().catch((error: unknown) => (isWorkersFault(error) ? once() : Promise.reject(error)));
    };
    const reader: LiveReader = {
      read: (piece, signal) => pieceReader(job, recognise(signal))([piece]),
      readBlock: (pieces, signal) => besides.run(() => pieceReader(job, recognise(signal))(pieces), signal),
      async glance(piece, signal) {
        const [passage] = await besides.run(() => pieceReader(job, recognise(signal))([piece]), signal);
        return passage && 'segment' in passage ? passage.segment : null;
      },
      hasRoom: () => besides.hasRoom && pool.hasIdle,
    };
    // Loading a recogniser takes a second, for which a live speaker must not wait.
    const release = pool.hold(workers);
    try {
      yield* streamWords(job, reader);
    } catch (error) {
      throw recogniserError(error);
    } finally {
      release();
    }
  }

  return {
    name: 'moonshine-tiny',
    version: '0.1.29-int8',
    capabilities: { languages: ['en'], word_times: true, speakers: false, incremental: true, takes_language: false },
    get pids() {
      return pool.pids;
    },
    warm: () => pool.warm(),
    transcribe,
    transcribeStream,
    close: () => pool.close(),
  };
}

function isWorkersFault(error: unknown): boolean {
  return error instanceof WorkerError && (error.reason === 'crashed' || error.reason === 'timeout');
}

/** AppErrors (including the decoder's, through the spans) and aborts stay unchanged. */
function recogniserError(error: unknown): Error {
  if (isAppError(error) || (error instanceof Error && isAbort(error))) return error;
  if (error instanceof WorkerError && error.reason === 'closed')
    return new AppError('shutting_down', {}, { cause: error });
  return new AppError('recogniser_failed', {}, { cause: error });
}
