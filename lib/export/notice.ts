import type { Engine } from '#lib/analyses/analysis';
import { provenanceOf } from '#lib/analyses/evidence/provenance';
import { type AnalysisType, analysisTypes, titles } from '#lib/analyses/steps';
import { list, sentence } from '#lib/base/words';
import { version } from '#lib/base/version';
import type { SessionView } from '#lib/events/view';

/** The maker, for the head of every export. */
export const maker = `Undertone ${version}`;

/** The notice in every export. */
export const notice =
  'Made by machine and not checked by anybody: words can be misheard and readings can be wrong, so listen to the place before you rely on it. ' +
  'It describes what was said and how it sounded; it judges nobody, and it cannot tell whether somebody lies or what they are like. ' +
  'Pass it on only to whom the people in the recording have agreed to.';

/** The same for a table cell. */
export const shortNotice = 'Made by machine, may be wrong; describes, does not judge.';

/** What each reading cannot tell; docs/EVIDENCE.md says it at more length. */
export const limits: Record<AnalysisType, string> = {
  audio_quality_metrics:
    'It tells nothing about whether the recording is complete or genuine, and nothing about a person.',
  transcript: 'It cannot tell what was meant, what was said where the recogniser was unsure, or who a speaker is.',
  emotion_analysis: 'It cannot tell what somebody feels, whether they mean it, or why.',
  manipulation_assessment:
    'It cannot tell whether anybody means to manipulate, or whether the person is right to be angry.',
  argument_analysis: 'It cannot tell whether a claim is true, whether its reason is good, or who is right.',
  speaker_attitude: 'It cannot tell whether somebody is kind, or means it; sarcasm cannot be told from words alone.',
  enhanced_understanding: 'It cannot tell whether a statement is true, or whether a promise will be kept.',
  psychological_analysis:
    'It cannot tell why somebody hesitates, and says nothing about health, honesty or intelligence.',
  speaker_intent_analysis: 'It cannot tell what somebody really wants.',
  audio_analysis: 'It cannot tell age, sex, health, mood or honesty.',
  quantitative_metrics: 'It cannot tell who is right, polite or in charge.',
  conversation_flow: 'It cannot tell whether the talk was good, or whether an interruption was rude or eager.',
};

/** "local engine moonshine-tiny 1.0", or that the text was given. */
export function madeBy(engine: Engine | null): string {
  if (engine === null) return '';
  return engine.name === 'given' ? 'given, not recognised' : provenanceOf(engine, null);
}

/** "Transcript by local engine …; Emotions and Arguments by …", each engine once, in the order of the steps. */
export function enginesOf(view: SessionView, types: readonly AnalysisType[] = analysisTypes): string {
  const groups = Map.groupBy(
    types.filter((type) => view.steps[type].engine !== null),
    (type) => nameOf(view.steps[type].engine),
  );
  return [...groups].map(([engine, own]) => `${list(own.map((type) => titles[type]))} by ${engine}`).join('; ');
}

/** "moonshine-tiny 1.0", or a model and its prompt. */
export function nameOf(engine: Engine | null): string {
  if (engine === null) return '';
  if (engine.name === 'given') return 'whoever gave the text';
  const { kind, name, version: of, model, prompt_version } = engine;
  return kind === 'local'
    ? `${name} ${of}`
    : `${model ?? name}${prompt_version === undefined ? '' : ` (prompt ${prompt_version})`}`;
}

/** The progress of the analysis, if it has not ended or something is missing; null if it is complete. */
export function unfinished({ complete, progress, status }: SessionView): string | null {
  if (status === 'created') return 'There is no recording in this session yet.';
  if (complete === null)
    return `Taken while the analysis was going on: ${progress.done} of ${progress.total} readings were done.`;
  return complete.failed.length === 0
    ? null
    : sentence(`without a result: ${list(complete.failed.map((type) => titles[type]))}`);
}
