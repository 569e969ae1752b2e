import type { Engine } from '#lib/analyses/analysis';
import { measureEngine } from '#lib/analyses/engine';
import type { ResultData } from '#lib/analyses/results/results';
import { type AnalysisType, isModelType, isReadingType, type ModelType, steps } from '#lib/analyses/steps';
import { givenEngine } from '#lib/analyses/transcript/given';
import { AppError, isAppError, toAppError } from '#lib/base/errors';
import { ModelRefiner } from './refine-with-model.ts';
import { startSources } from '#lib/pipeline/sources/sources';
import type { RunReport } from './report.ts';
import type { ModelPart, PipelineParts, RunRequest } from './request.ts';

interface LocalResult {
  data: ResultData;
  engine: Engine;
  fallback_reason?: string;
}

/**
 * The one runner: starts each step as soon as its needs exist, and reports in order. A step that fails stops no other.
 * Ends when every step has finished or failed; throws only when `report` does, or when the signal was aborted with a
 * reason other than a person's cancellation (see `isStop`).
 */
export async function runPipeline(
  request: RunRequest,
  parts: PipelineParts,
  report: (report: RunReport) => Promise<void>,
): Promise<void> {
  const stop = new AbortController();
  const signal = AbortSignal.any([request.signal, stop.signal]);
  let tail: Promise<void> = Promise.resolve();
  const emit = (entry: RunReport): Promise<void> => {
    tail = tail.then(() => report(entry));
    return tail;
  };
  const { again } = request;
  const todo = steps
    .map((step) => step.type)
    .filter((type) => !request.earlier?.results[type] && !request.earlier?.failed.has(type));
  const sources = startSources({ ...request, signal }, parts, new Set(todo), emit);

  const runStep = async (type: AnalysisType): Promise<void> => {
    try {
      // No result may come before the report that its step has started.
      const early = isReadingType(type) ? await unlessAborted(readEarly(type), signal) : null;
      await unlessAborted(sources.ready(type), signal);
      const hint = type === 'transcript' ? request.duration_hint_s : null;
      if (!early) await emit({ report: 'started', step: type, ...(hint === null ? {} : { audio_s: hint }) });
      const start = performance.now();
      const stands = early !== null && (await sources.earlyStands());
      const { data, engine, fallback_reason } = stands ? early : await unlessAborted(work(type), signal);
      const took_ms = stands ? early.took_ms : Math.round(performance.now() - start);
      signal.throwIfAborted();
      const local = { step: type, data, engine, took_ms };
      if (parts.model && again?.engine !== 'local' && isModelType(type)) {
        if (!stands && !again?.standing.has(type)) await emit({ report: 'provisional', ...local } as RunReport);
        await emit((await deepened(type, local, parts.model)) as RunReport);
      } else
        await emit({
          report: 'finished',
          ...local,
          ...(fallback_reason === undefined ? {} : { fallback_reason }),
        } as RunReport);
    } catch (caught) {
      if (isStop(request.signal)) throw request.signal.reason;
      const error = signal.aborted ? endedBy(signal) : toAppError(caught, 'analysis_failed', {});
      request.on_failure?.(type, error);
      await emit({ report: 'failed', step: type, error });
    }
  };
  /** A first reading of the words alone, without a model. null if there is nothing to wait for. */
  const readEarly = async (type: AnalysisType): Promise<(LocalResult & { took_ms: number }) | null> => {
    const start = performance.now();
    const read = isReadingType(type) && !again ? await sources.readEarly(type) : null;
    if (!read) return null;
    const early = { ...read, took_ms: Math.round(performance.now() - start) };
    await emit({ report: 'started', step: type });
    await emit({ report: 'provisional', step: type, ...early } as RunReport);
    return early;
  };
  let deepener: ModelRefiner | undefined;
  /** The model's result, or the local one again with the reason why it stays. */
  const deepened = async (
    type: ModelType,
    local: { step: AnalysisType; data: ResultData; engine: Engine; took_ms: number },
    model: ModelPart,
  ): Promise<object> => {
    const start = performance.now();
    try {
      const opened = await sources.openTranscript();
      deepener ??= new ModelRefiner({
        types: todo.filter(isModelType),
        opened,
        model,
        added_instruction: again?.instruction ?? null,
        signal,
        onDraft: (step, draft) => void emit({ report: 'draft', step, draft }).catch(() => undefined),
      });
      const { data, engine } = await unlessAborted(
        deepener.refineWithModel(type, local.data as ResultData<ModelType>),
        signal,
      );
      return { report: 'finished', step: type, data, engine, took_ms: Math.round(performance.now() - start) };
    } catch (caught) {
      // An earlier result is worth more than the local reading, so it stays and the step says why there is no newer
      // one.
      if (isStop(request.signal) || again?.standing.has(type)) throw caught;
      const { message } = signal.aborted
        ? new AppError('cancelled', { reason: 'before_model' })
        : toAppError(caught, 'model_failed', { reason: 'internal' });
      return { report: 'finished', ...local, fallback_reason: message };
    }
  };
  const work = async (type: AnalysisType): Promise<LocalResult> => {
    if (isReadingType(type)) return sources.read(type);
    if (type === 'audio_quality_metrics') return { data: await sources.quality(), engine: measureEngine };
    if (request.given_path !== undefined) return { data: await sources.transcript(), engine: givenEngine };
    if (request.redoSpeakers) return { data: await sources.transcript(), engine: request.redoSpeakers.engine };
    const { name, version, model, stand_in } = parts.speech;
    const data = await sources.transcript();
    const reason = sources.speechFallback();
    const spent = sources.speechSpent();
    // If no call succeeded, the other engine recognised everything.
    const engine: Engine =
      model === undefined
        ? { kind: 'local', name, version }
        : spent === null && reason !== null && stand_in
          ? { kind: 'local', name: stand_in.name, version: stand_in.version }
          : { kind: 'model', name, version, model, ...spent };
    return { data, engine, ...(reason === null ? {} : { fallback_reason: reason }) };
  };

  try {
    await Promise.all(todo.map(runStep));
    await tail;
  } catch (error) {
    stop.abort();
    throw error;
  } finally {
    sources.close();
  }
}

/** A source that notices the abort late must not delay the end of the run. */
export function unlessAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const onAbort = () => reject(signal.reason);
    if (signal.aborted) onAbort();
    signal.addEventListener('abort', onAbort, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', onAbort));
  });
}

/** The error of an unfinished step: the run was cancelled, or given up with a reason of its own. */
function endedBy({ reason }: AbortSignal): AppError {
  return isAppError(reason) && reason.code === 'run_gave_up'
    ? reason
    : new AppError('cancelled', { reason: 'before_step' });
}

/**
 * True if the process is stopping or has lost the run to another: the run is left as it is, to be taken up again,
 * instead of being reported as cancelled.
 */
export function isStop(signal: AbortSignal): boolean {
  return (
    signal.aborted &&
    isAppError(signal.reason) &&
    (signal.reason.code === 'shutting_down' || signal.reason.code === 'superseded')
  );
}
