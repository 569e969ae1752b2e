import type { SpeakerNames } from '#lib/analyses/rename/speaker-names';
import { renameSegment, renameSpeakers } from '#lib/analyses/rename/rename';
import { type CardType, analysisTypes } from '#lib/analyses/steps';
import { applyEdits, changesSpeakers, renameEdit } from '#lib/analyses/transcript/edit';
import { AppError, isAppError } from '#lib/base/errors';
import { readView } from '#lib/events/read-view';
import type { EventLog } from '#lib/events/log';
import { labelsOf } from '#lib/events/rename-facts';
import { RunRecorder } from './run-recorder.ts';
import type { SessionView } from '#lib/events/view';
import type { Corrections, EarlierWork, PipelineParts, RunRequest } from '#lib/pipeline/request';
import { runPipeline } from '#lib/pipeline/run';

export interface RecordRequest extends Omit<RunRequest, 'earlier' | 'again'> {
  /**
   * The speaker names that the owner gave. Engines work with their own labels; the names are put in when facts are
   * appended.
   */
  speaker_names?: SpeakerNames;
}

/**
 * Runs the pipeline for one session and writes facts into its log, ending with `complete`. Continues the work of an
 * earlier, interrupted run. Throws if the log cannot be written or the process is stopping; the log then has no
 * `complete`, and the run can be taken up again.
 */
export async function recordRun(
  log: EventLog,
  sessionId: string,
  { speaker_names = {}, ...request }: RecordRequest,
  parts: PipelineParts,
): Promise<void> {
  const view = await readView(log, sessionId);
  if (view.complete) throw new AppError('session_not_empty', { reason: 'analysed' });
  const earlier = earlierWork(view, labelsOf(speaker_names));
  const done = Object.keys(earlier.results).length + earlier.failed.size;
  const recorder = new RunRecorder(log, sessionId, { total: analysisTypes.length, done, failed: earlier.failed });
  await runPipeline({ ...request, earlier }, parts, (entry) => recorder.report(entry));
  await recorder.complete((failed) => completeMessage(failed, request));
}

/**
 * The finished work in the log of a recording, in the engines' own speaker labels. A final result counts even if
 * running the step again failed.
 */
export function earlierWork(view: SessionView, labels: SpeakerNames): EarlierWork {
  const steps = Object.values(view.steps);
  const results: EarlierWork['results'] = Object.fromEntries(
    steps.filter(({ data, provisional }) => data && !provisional).map((step) => [step.analysis_type, step.data]),
  );
  if (results.transcript) results.transcript = renameSpeakers('transcript', results.transcript, labels, '');
  return {
    results,
    failed: new Set(
      steps
        .filter(({ state, analysis_type }) => state === 'failed' && !results[analysis_type])
        .map((step) => step.analysis_type),
    ),
    // Segments of a live recording are not kept for the run, which reads the whole recording from its start.
    segments: (view.live && !results.transcript ? [] : view.segments).map((segment) => renameSegment(segment, labels)),
  };
}

/** The owner's corrections in the engines' own labels, for everything that is transcribed or read from now on. */
export function corrections(view: SessionView, labels: SpeakerNames): Corrections {
  const edits = view.edits.applied.map(({ edit }) => renameEdit(edit, labels));
  return { transcript: (made) => applyEdits(made, edits).transcript, speakers: changesSpeakers(edits) };
}

function completeMessage(
  failed: readonly CardType[],
  { signal, audio_path }: Pick<RunRequest, 'signal' | 'audio_path'>,
): string {
  if (signal.aborted)
    return isAppError(signal.reason) && signal.reason.code === 'run_gave_up' ? 'Given up.' : 'Cancelled.';
  if (failed.length === 0) return 'All twelve analyses are done.';
  if (failed.length === analysisTypes.length) return 'None of the analyses could be done.';
  // For a text there is no sound to measure, which is not a failure.
  const silent = audio_path === null && failed.includes('audio_quality_metrics') ? 1 : 0;
  if (failed.length === silent)
    return 'Eleven analyses are done; the quality of the sound needs audio, and there is none.';
  return `Done; ${failed.length - silent} of ${analysisTypes.length} analyses failed.`;
}
