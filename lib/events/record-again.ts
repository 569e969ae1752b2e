import { customTypeFor, type OwnQuestion } from '#lib/analyses/custom/question';
import type { SpeakerNames } from '#lib/analyses/rename';
import { type AnalysisType, analysisTypes, type CardType, type CustomType, isReadingType } from '#lib/analyses/steps';
import type { EventLog } from '#lib/events/log';
import { earlierWork, readView } from '#lib/events/record-run';
import { labelsOf } from '#lib/events/rename-facts';
import { RunRecorder } from '#lib/events/run-recorder';
import type { SessionView } from '#lib/events/view';
import type { Again, EarlierWork, PipelineParts, RunRequest } from '#lib/pipeline/request';
import { runQuestion } from '#lib/pipeline/question';
import { runPipeline } from '#lib/pipeline/run';

/** One step that is to be run again, or a question of the owner's own. Plain data, so that it can wait in a queue. */
export type StepOrder =
  | { kind: 'step'; analysis_type: AnalysisType; engine: Again['engine']; instruction: string | null }
  | { kind: 'question'; analysis_type: CustomType; question: OwnQuestion };

/** The type of a new question's card in this session. */
export function newCustomType(view: SessionView, { name }: OwnQuestion): CustomType {
  return customTypeFor(name, view.custom.map(({ analysis_type }) => analysis_type));
}

/**
 * What runs when a step is run again: the step alone, but with the transcript all that read it, since a card must not quote words that the transcript
 * no longer has.
 */
export function stepsOf(type: AnalysisType): AnalysisType[] {
  return type === 'transcript' ? analysisTypes.filter((each) => each === 'transcript' || isReadingType(each)) : [type];
}

/** Runs it and writes what happens into the log, ending with a `complete` of its own. Throws as `recordRun` does. */
export async function recordAgain(log: EventLog, sessionId: string, order: StepOrder, request: Omit<RunRequest, 'earlier' | 'again'>, parts: PipelineParts, speakerNames: SpeakerNames = {}): Promise<void> {
  const earlier = earlierWork(await readView(log, sessionId), labelsOf(speakerNames));
  const ended = (failed: readonly CardType[]): string => (request.signal.aborted ? 'Cancelled.' : failed.length === 0 ? 'Done again.' : 'It could not be done again.');
  if (order.kind === 'question') {
    const recorder = new RunRecorder(log, sessionId, { total: 1, question: order.question });
    await runQuestion({ ...request, earlier }, parts, order.analysis_type, order.question, (entry) => recorder.report(entry));
    await recorder.complete(ended);
    return;
  }
  const types = stepsOf(order.analysis_type);
  const again: Again = { engine: order.engine, instruction: order.instruction, standing: new Set(types.filter((type) => earlier.results[type])) };
  const recorder = new RunRecorder(log, sessionId, { total: types.length, instruction: order.instruction });
  const speech = order.engine === 'local' ? (parts.localSpeech ?? parts.speech) : parts.speech;
  await runPipeline({ ...request, earlier: without(earlier, types), again }, { ...parts, speech }, (entry) => recorder.report(entry));
  await recorder.complete(ended);
}

/** Every other step counts as done or failed, so that the runner leaves it alone. */
function without({ results, failed, segments }: EarlierWork, types: readonly AnalysisType[]): EarlierWork {
  const others = analysisTypes.filter((type) => !types.includes(type));
  return {
    results: Object.fromEntries(others.filter((type) => results[type]).map((type) => [type, results[type]])),
    failed: new Set(others.filter((type) => !results[type] || failed.has(type))),
    segments: types.includes('transcript') ? [] : segments,
  };
}
