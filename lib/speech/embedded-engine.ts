import { AppError, isAbort, isAppError } from '#lib/base/errors';
import { WorkerError, WorkerPool } from '#lib/base/worker-pool';
import type { RecognisedSegment, SpeechEngine, SpeechJob } from '#lib/speech/contract';
import { inOrder } from '#lib/speech/in-order';
import { believable, gapIn, minVoiced, voicedSeconds } from '#lib/speech/invented-words';
import type { RecogniserMethods } from '#lib/speech/recogniser-child';

const script = new URL('./recogniser-child.ts', import.meta.url);
/** Spans handed to the recognisers beyond those they work on, so that none waits for the next. */
const lookAhead = 2;
/** A span of 10 s takes about half a second; this is a hang, also on a loaded machine. */
const longestForSpanMs = 30_000;

export interface EmbeddedEngineOptions {
  /** Longest time for a span, in milliseconds. Default 30,000. */
  spanTimeoutMs?: number;
  /** Recogniser processes while there is work, one core each; one stays loaded. Default 2. */
  workers?: number;
}

/** Moonshine Tiny in child processes, span by span. English only, no word times, no speakers. */
export function createEmbeddedEngine({ workers = 2, spanTimeoutMs = longestForSpanMs }: EmbeddedEngineOptions = {}): SpeechEngine & { readonly pids: number[] } {
  const pool = new WorkerPool<RecogniserMethods>({ script, kind: 'process', min: 1, max: workers });

  async function* transcribe({ pcm_path: mixed, channel_pcm_paths, spans, signal, onGap }: SpeechJob): AsyncGenerator<RecognisedSegment, void, undefined> {
    // The first words come from the worker that is loaded, with a core to itself; only then do others load that are not.
    let opening: Promise<unknown> | null = null;
    const recognised = inOrder(spans, workers + lookAhead, async (span) => {
      if (voicedSeconds(span) < minVoiced) return null;
      const { start_s, end_s, channel } = span;
      const pcm_path = channel === undefined ? mixed : (channel_pcm_paths?.[channel - 1] ?? mixed);
      const once = () => pool.run('recognise', { pcm_path, start_s, end_s }, { signal, timeoutMs: spanTimeoutMs });
      // A recogniser that died or hangs is replaced, and what it held is read again, once.
      const run = () => once().catch((error: unknown) => (isWorkersFault(error) ? once() : Promise.reject(error)));
      const before = opening;
      const running = before && !pool.hasIdle ? before.then(run) : run();
      // Where another cannot start, the next task says so.
      opening ??= running.catch(() => undefined).then(() => void pool.warm(workers).catch(() => undefined));
      const result = await running;
      const text = believable(span, result);
      return text === '' ? { gap: gapIn(span) } : { ...span, text, confidence: Math.round(result.confidence * 1_000) / 1_000 };
    });
    let id = 0;
    try {
      for await (const segment of recognised) {
        if (!segment) continue;
        if (!('gap' in segment)) yield { id: id++, ...segment, speaker: segment.speaker ?? null };
        else if (segment.gap) onGap?.(segment.gap);
      }
    } catch (error) {
      throw recogniserError(error);
    }
  }

  return {
    name: 'moonshine-tiny',
    version: '0.1.29-int8',
    capabilities: { languages: ['en'], word_times: false, speakers: false, incremental: true },
    get pids() {
      return pool.pids;
    },
    warm: () => pool.warm(),
    transcribe,
    close: () => pool.close(),
  };
}

function isWorkersFault(error: unknown): boolean {
  return error instanceof WorkerError && (error.reason === 'crashed' || error.reason === 'timeout');
}

/** AppErrors (also the decoder's, through the spans) and aborts stay what they are. */
function recogniserError(error: unknown): Error {
  if (isAppError(error) || (error instanceof Error && isAbort(error))) return error;
  if (error instanceof WorkerError && error.reason === 'closed') return new AppError('shutting_down', 'The server is stopping. Try again in a moment.', { cause: error });
  return new AppError('recogniser_failed', 'Speech recognition stopped unexpectedly. What was recognised before is kept; try the transcription again.', { cause: error });
}
