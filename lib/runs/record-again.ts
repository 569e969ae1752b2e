import { customTypeFor, type OwnQuestion } from '#lib/analyses/custom/question';
import type { SpeakerNames } from '#lib/analyses/rename/speaker-names';
import { renameSpeakers } from '#lib/analyses/rename/rename';
import {
  type AnalysisType,
  analysisTypes,
  type CardType,
  type CustomType,
  isModelType,
  isReadingType,
  needs,
} from '#lib/analyses/steps';
import { takeBack } from '#lib/analyses/transcript/edit';
import type { EventLog } from '#lib/events/log';
import { readView } from '#lib/events/read-view';
import { corrections, earlierWork, type RecordRequest } from './record-run.ts';
import { labelsOf } from '#lib/events/rename-facts';
import { RunRecorder } from './run-recorder.ts';
import type { SessionView } from '#lib/events/view';
import type { Again, EarlierWork, PipelineParts, RunRequest } from '#lib/pipeline/request';
import { runQuestion } from '#lib/pipeline/question';
import { runPipeline } from '#lib/pipeline/run';

/** One step that is to run again, or a question of the owner's own. Plain data, so that it can wait in a queue. */
export type StepOrder =
  | { kind: 'step'; analysis_type: AnalysisType; engine: Again['engine']; instruction: string | null }
  /**
   * The notes that were read from the text before it was corrected: all, or only those that take neither money nor
   * long.
   */
  | { kind: 'readings'; which: 'cheap' | 'all' }
  /**
   * Speakers are told apart again, and the steps that depend on them run again, because the owner said how many there
   * are.
   */
  | { kind: 'speakers' }
  | { kind: 'question'; analysis_type: CustomType; question: OwnQuestion };

/** The type of a new question's card in this session. */
export function newCustomType(view: SessionView, { name }: OwnQuestion): CustomType {
  return customTypeFor(
    name,
    view.custom.map(({ analysis_type }) => analysis_type),
  );
}

/**
 * The steps to run for a request: the step alone; for the transcript also every step that reads it, since a card must
 * not quote words that the transcript no longer has.
 */
function stepsOf(type: AnalysisType): AnalysisType[] {
  return type === 'transcript' ? analysisTypes.filter((each) => each === 'transcript' || isReadingType(each)) : [type];
}

/** A longer recording, in seconds, is measured again only on request. */
const shortEnough_s = 1800;

function staleReadings(view: SessionView, which: 'cheap' | 'all', hasModel: boolean): AnalysisType[] {
  const stale = analysisTypes.filter((type) => isReadingType(type) && view.edits.stale.includes(type));
  if (which === 'all') return stale;
  const isShort = (view.audio_s ?? 0) <= shortEnough_s;
  return stale.filter((type) => !(hasModel && isModelType(type)) && (isShort || !needs(type, 'acoustics')));
}

/** Runs an order and writes facts into the log, ending with a `complete` of its own. Throws as `recordRun` does. */
export async function recordAgain(
  log: EventLog,
  sessionId: string,
  { order, speaker_names = {}, ...request }: RecordRequest & { order: StepOrder },
  parts: PipelineParts,
): Promise<void> {
  const view = await readView(log, sessionId);
  const labels = labelsOf(speaker_names);
  const earlier = earlierWork(view, labels);
  const corrected = { corrections: corrections(view, labels) };
  const read_to = view.seq;
  const ended = (failed: readonly CardType[]): string =>
    request.signal.aborted ? 'Cancelled.' : failed.length === 0 ? 'Done again.' : 'It could not be done again.';
  if (order.kind === 'question') {
    const recorder = new RunRecorder(log, sessionId, { total: 1, question: order.question, read_to });
    await runQuestion({ ...request, ...corrected, earlier }, parts, order, (entry) => recorder.report(entry));
    await recorder.complete(ended);
    return;
  }
  const types =
    order.kind === 'step'
      ? stepsOf(order.analysis_type)
      : order.kind === 'speakers'
        ? stepsOf('transcript')
        : staleReadings(view, order.which, parts.model !== undefined);
  // An earlier order in the queue has done it already.
  if (types.length === 0) return;
  const { engine, instruction } = order.kind === 'step' ? order : { engine: 'model' as const, instruction: null };
  const again: Again = { engine, instruction, standing: new Set(types.filter((type) => earlier.results[type])) };
  const recorder = new RunRecorder(log, sessionId, { total: types.length, instruction, read_to });
  const speech = engine === 'local' ? (parts.localSpeech ?? parts.speech) : parts.speech;
  const redoSpeakers = order.kind === 'speakers' ? asMade(view, labels) : undefined;
  await runPipeline(
    { ...request, ...corrected, earlier: without(earlier, types), again, ...(redoSpeakers ? { redoSpeakers } : {}) },
    { ...parts, speech },
    (entry) => recorder.report(entry),
  );
  await recorder.complete(ended);
}

/** The transcript without its owner's corrections; these are applied to the new transcript. */
function asMade({ steps: { transcript: step }, edits }: SessionView, labels: SpeakerNames): RunRequest['redoSpeakers'] {
  if (!step.data || !step.engine) return undefined;
  const transcript = edits.applied.reduceRight((now, { back }) => takeBack(now, back), step.data);
  return { transcript: renameSpeakers('transcript', transcript, labels, ''), engine: step.engine };
}

/** Marks every other step as done or failed, so that the runner skips it. */
function without({ results, failed, segments }: EarlierWork, types: readonly AnalysisType[]): EarlierWork {
  const others = analysisTypes.filter((type) => !types.includes(type));
  return {
    results: Object.fromEntries(others.filter((type) => results[type]).map((type) => [type, results[type]])),
    failed: new Set(others.filter((type) => !results[type] || failed.has(type))),
    segments: types.includes('transcript') ? [] : segments,
  };
}
