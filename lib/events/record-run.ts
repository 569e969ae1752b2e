import { renameSegment, renameSpeakers, type SpeakerNames } from '#lib/analyses/rename';
import { type AnalysisType, analysisTypes, stepOf } from '#lib/analyses/steps';
import { AppError, isAppError } from '#lib/base/errors';
import type { FactBody } from '#lib/events/facts';
import type { EventLog } from '#lib/events/log';
import { fold } from '#lib/events/reducer';
import { labelsOf } from '#lib/events/rename-facts';
import { type SessionView, emptyView } from '#lib/events/view';
import type { EarlierWork, PipelineParts, RunRequest } from '#lib/pipeline/request';
import { runPipeline } from '#lib/pipeline/run';
import type { RunReport } from '#lib/pipeline/report';

/**
 * Runs the pipeline for one session and writes what happens into its log, ending with `complete`. Takes up what an
 * earlier, interrupted run left there. Throws when the log cannot be written or the process is stopping; the log then
 * has no `complete`, and the run can be taken up again. `speakerNames` are those that the owner gave to speakers: the engines work with their own
 * labels, and the log puts the names in.
 */
export async function recordRun(log: EventLog, sessionId: string, request: Omit<RunRequest, 'earlier'>, parts: PipelineParts, speakerNames: SpeakerNames = {}): Promise<void> {
  const start = performance.now();
  const earlier = earlierWork(await readView(log, sessionId), labelsOf(speakerNames));
  const failed = new Set<AnalysisType>(earlier.failed);
  let done = Object.keys(earlier.results).length + failed.size;
  const total = analysisTypes.length;
  const progress = (type: AnalysisType, state: 'started' | 'finished' | 'failed', more: { audio_s?: number } = {}): FactBody => ({
    type: 'progress',
    step: stepOf(type).label,
    analysis_type: type,
    state,
    progress: done,
    total,
    percentage: Math.round((100 * done) / total),
    ...more,
  });
  const bodies = (entry: RunReport): FactBody[] => {
    switch (entry.report) {
      case 'started':
        return [progress(entry.step, 'started', entry.audio_s === undefined ? {} : { audio_s: entry.audio_s })];
      case 'segment':
        return [{ type: 'partial', analysis_type: 'transcript', data: entry.segment }];
      case 'segments':
        return entry.segments.map((data) => ({ type: 'partial', analysis_type: 'transcript', data }));
      case 'provisional':
        return [resultOf(entry)];
      case 'finished':
        done += 1;
        return [resultOf(entry), progress(entry.step, 'finished')];
      case 'draft':
        return [];
      case 'failed': {
        done += 1;
        failed.add(entry.step);
        const { message, code, retryable } = entry.error;
        return [{ type: 'error', message, code, analysis_type: entry.step, retryable }, progress(entry.step, 'failed')];
      }
    }
  };
  await runPipeline({ ...request, earlier }, parts, async (entry) => {
    if (entry.report === 'draft') log.show(sessionId, { type: 'partial', analysis_type: entry.step, data: entry.draft, ephemeral: true, session_id: sessionId });
    else await log.append(sessionId, bodies(entry));
  });
  const names = analysisTypes.filter((type) => failed.has(type));
  await log.append(sessionId, [{ type: 'complete', message: completeMessage(names, request.signal), failed: names, took_ms: Math.round(performance.now() - start) }]);
}

function resultOf({ report, step, data, engine, took_ms, fallback_reason }: Extract<RunReport, { report: 'finished' | 'provisional' }>): FactBody {
  return { type: 'result', analysis_type: step, data, engine, provisional: report === 'provisional', took_ms, ...(fallback_reason === undefined ? {} : { fallback_reason }) } as FactBody;
}

/** The view that a session's whole log folds to. */
export async function readView(log: EventLog, sessionId: string, until = Number.MAX_SAFE_INTEGER): Promise<SessionView> {
  let view = emptyView(sessionId);
  for (;;) {
    const page = await log.read(sessionId, view.seq, 500);
    view = fold(view, page.filter((fact) => fact.seq <= until));
    if (page.length < 500 || view.seq >= until) return view;
  }
}

function earlierWork(view: SessionView, labels: SpeakerNames): EarlierWork {
  if (view.complete) throw new AppError('session_not_empty', 'This session has been analysed already.');
  const finished = Object.values(view.steps).filter((step) => step.state === 'done');
  const failed = Object.values(view.steps).filter((step) => step.state === 'failed');
  const results: EarlierWork['results'] = Object.fromEntries(finished.map((step) => [step.analysis_type, step.data]));
  if (results.transcript) results.transcript = renameSpeakers('transcript', results.transcript, labels, '');
  return {
    results,
    failed: new Set(failed.map((step) => step.analysis_type)),
    segments: view.segments.map((segment) => renameSegment(segment, labels)),
  };
}

function completeMessage(failed: readonly AnalysisType[], signal: AbortSignal): string {
  if (signal.aborted) return isAppError(signal.reason) && signal.reason.code === 'run_gave_up' ? 'Given up.' : 'Cancelled.';
  if (failed.length === 0) return 'All twelve analyses are done.';
  if (failed.length === analysisTypes.length) return 'None of the analyses could be done.';
  return `Done; ${failed.length} of ${analysisTypes.length} analyses failed.`;
}
