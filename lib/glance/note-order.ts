import { limitsTheRest } from '#lib/analyses/audio-quality-metrics/findings';
import { asOfToday, leadOf } from '#lib/analyses/pages';
import { type AnalysisType, analysisTypes } from '#lib/analyses/steps';
import { isCancelled, lacksAudio, type SessionView, type StepView } from '#lib/events/view';
import { findingsOf } from './findings-of.ts';

interface QuietNote {
  type: AnalysisType;
  /** Why the note has nothing to show. */
  reason: string;
}

export interface NoteOrder {
  /** Notes with content: those with the most telling findings first, then measures. */
  filled: AnalysisType[];
  quiet: QuietNote[];
  /** Notes without a result because the run was cancelled. */
  cancelled: AnalysisType[];
}

/** Measured notes have content even without findings. */
const measured: ReadonlySet<AnalysisType> = new Set([
  'audio_quality_metrics',
  'audio_analysis',
  'quantitative_metrics',
  'conversation_flow',
]);

/** The transcript has a column of its own. */
const noted = analysisTypes.filter((type) => type !== 'transcript');

/** The order of the notes. While results arrive, notes keep the order of the steps, so that nothing moves. */
export function noteOrder(view: Pick<SessionView, 'steps' | 'complete'>): NoteOrder {
  if (view.complete === null) return { filled: noted, quiet: [], cancelled: [] };
  const found = findingsOf(view.steps);
  const quiet = noted.flatMap((type): QuietNote[] => {
    const reason = quietReason(
      view.steps[type],
      found.some(({ analysis }) => analysis === type),
    );
    return reason === null ? [] : [{ type, reason }];
  });
  const cancelled = noted.filter((type) => isCancelled(view.steps[type]) && view.steps[type].data === null);
  const silent = new Set([...quiet.map(({ type }) => type), ...cancelled]);
  const rank = (type: AnalysisType): number => {
    const quality = view.steps.audio_quality_metrics.data;
    if (type === 'audio_quality_metrics') return quality && limitsTheRest(quality) ? 1 : 0;
    return Math.max(
      measured.has(type) ? 0.1 : 0,
      ...found.filter(({ analysis }) => analysis === type).map(({ score }) => score),
    );
  };
  return { filled: noted.filter((type) => !silent.has(type)).toSorted((a, b) => rank(b) - rank(a)), quiet, cancelled };
}

/** null if the note has content, or failed. */
function quietReason(step: StepView, hasFindings: boolean): string | null {
  if (step.state === 'running') return null;
  if (lacksAudio(step)) return step.error?.message ?? '';
  const { data, analysis_type: type } = step;
  if (step.state === 'failed' || !data || hasFindings) return null;
  if (!data.sufficiency.enough) return `Not enough to say. ${data.sufficiency.reason ?? ''}`.trim();
  return measured.has(type) ? null : headline(step);
}

/** The lead of a step with a result. */
export function headline<T extends AnalysisType>({ analysis_type: type, data, engine }: StepView<T>): string {
  return data === null ? '' : leadOf(type, asOfToday(type, data), engine?.kind);
}
