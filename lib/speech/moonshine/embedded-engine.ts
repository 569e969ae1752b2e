import { AppError, isAbort, isAppError } from '#lib/base/errors';
import { WorkerError, WorkerPool } from '#lib/base/workers/worker-pool';
import { chunksOf, pieces } from '#lib/speech/chunks';
import type { SpeechEngine } from '#lib/speech/engine';
import type { RecognisedSegment, SpeechJob } from '#lib/speech/contract';
import { inOrder } from '#lib/speech/in-order';
import type { StreamJob, StreamUpdate } from '#lib/speech/live-contract';
import { Semaphore } from '#lib/speech/semaphore';
import { type LiveReader, streamWords } from '#lib/speech/live/live-words';
import type { Recognition } from './moonshine-model.ts';
import { pieceReader } from './read-pieces.ts';
import type { RecogniseInput, RecogniserMethods } from './recogniser-child.ts';

const script = new URL('./recogniser-child.ts', import.meta.url);
/** Pieces handed to the recognisers beyond those they work on, so that none waits for the next. */
const lookAhead = 2;
/** A piece of 20 s takes about a second; this is a hang, also on a loaded machine. */
const longestForPieceMs = 30_000;

/** What is given up stops at its next token; to load a recogniser anew takes longer than that, also on a busy machine. */
const graceMs = 5_000;

export interface EmbeddedEngineOptions {
  /** Longest time for a piece, in milliseconds. Default 30,000. */
  pieceTimeoutMs?: number;
  /** Recogniser processes while there is work, one core each; one stays loaded. Default 2. */
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
    // The first words come from the worker that is loaded, with a core to itself; only then do others load that are
    // not.
    let opening: Promise<unknown> | null = null;
    const recognise = async (input: RecogniseInput): Promise<Recognition> => {
      const once = () => pool.run('recognise', input, { signal, timeoutMs: pieceTimeoutMs });
      // A recogniser that died or hangs is replaced, and what it held is read again, once.
      const run = () => once().catch((error: unknown) => (isWorkersFault(error) ? once() : Promise.reject(error)));
      const before = opening;
      const running = before && !pool.hasIdle ? before.then(run) : run();
      // Where another cannot start, the next task says so.
      opening ??= running.catch(() => undefined).then(() => void pool.warm(workers).catch(() => undefined));
      return running;
    };
    const read = pieceReader({ pcm_path, channel_pcm_paths }, recognise);
    // Of a recording that is long by its header nobody has to hear so much before the first piece is read.
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

  /** Blocks and looks leave a recogniser to the pieces that end meanwhile, in whatever recording. */
  const besides = new Semaphore(Math.max(1, workers - 1));

  async function* transcribeStream(job: StreamJob): AsyncGenerator<StreamUpdate, void, undefined> {
    const recognise = (signal: AbortSignal) => (input: RecogniseInput) => {
      // Whoever speaks waits for this one, and a file has waited anyway.
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
    // A recogniser takes a second to load, and nobody who speaks waits for that.
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

/** AppErrors (also the decoder's, through the spans) and aborts stay what they are. */
function recogniserError(error: unknown): Error {
  if (isAppError(error) || (error instanceof Error && isAbort(error))) return error;
  if (error instanceof WorkerError && error.reason === 'closed')
    return new AppError('shutting_down', {}, { cause: error });
  return new AppError('recogniser_failed', {}, { cause: error });
}
