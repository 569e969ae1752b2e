import type { OwnQuestion } from '#lib/analyses/custom/question';
import type { CustomType } from '#lib/analyses/steps';
import { AppError, toAppError } from '#lib/base/errors';
import { askOwnQuestion } from './refine-with-model.ts';
import type { RunReport } from './report.ts';
import type { PipelineParts, RunRequest } from './request.ts';
import { isStop, unlessAborted } from './run.ts';
import { startSources } from '#lib/pipeline/sources/sources';

/**
 * Asks the model one question of the owner's own about the transcript in `request.earlier`, and reports it like a step.
 * Throws only when `report` does, or when the process is stopping. Without a model the question fails with
 * `needs_model`.
 */
export async function runQuestion(
  request: RunRequest,
  parts: PipelineParts,
  { analysis_type: type, question }: { analysis_type: CustomType; question: OwnQuestion },
  report: (report: RunReport) => Promise<void>,
): Promise<void> {
  const { signal } = request;
  const sources = startSources(request, parts, new Set(), report);
  let tail = report({ report: 'started', step: type });
  const emit = (entry: RunReport): Promise<void> => {
    tail = tail.then(() => report(entry));
    return tail;
  };
  const start = performance.now();
  try {
    await tail;
    if (!parts.model) throw new AppError('needs_model', { reason: 'question' });
    const asking = { question, opened: await sources.openTranscript(), model: parts.model, signal };
    const answered = await unlessAborted(
      askOwnQuestion({
        ...asking,
        onDraft: (draft) => void emit({ report: 'draft', step: type, draft }).catch(() => undefined),
      }),
      signal,
    );
    await emit({ report: 'finished', step: type, ...answered, took_ms: Math.round(performance.now() - start) });
  } catch (caught) {
    if (isStop(signal)) throw signal.reason;
    const error = signal.aborted
      ? new AppError('cancelled', { reason: 'question' })
      : toAppError(caught, 'analysis_failed', {});
    await emit({ report: 'failed', step: type, error });
  } finally {
    sources.close();
  }
}
