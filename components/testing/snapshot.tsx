import type { ResultData } from '#lib/analyses/results/results';
import { type AnalysisType, analysisTypes, stepOf } from '#lib/analyses/steps';
import type { Fact, FactBody } from '#lib/events/facts';
import { fold } from '#lib/events/reducer';
import { emptyView, type SessionView } from '#lib/events/view';
import type { SessionSnapshot } from '#lib/sessions/contract';
import { segments, transcript } from './conversation';
import { audioAnalysis, audioQualityMetrics, conversationFlow, quantitativeMetrics } from './measures';
import {
  argumentAnalysis,
  emotionAnalysis,
  enhancedUnderstanding,
  manipulationAssessment,
  psychologicalAnalysis,
  speakerAttitude,
  speakerIntentAnalysis,
} from './readings';

export const sessionId = 'AbCdEfGhIjKlMnOpQrStUv';
const startedAt = Date.parse('2026-11-20T14:03:00.000Z');

export const results: { [T in AnalysisType]: ResultData<T> } = {
  audio_quality_metrics: audioQualityMetrics,
  transcript,
  emotion_analysis: emotionAnalysis,
  manipulation_assessment: manipulationAssessment,
  argument_analysis: argumentAnalysis,
  speaker_attitude: speakerAttitude,
  enhanced_understanding: enhancedUnderstanding,
  psychological_analysis: psychologicalAnalysis,
  speaker_intent_analysis: speakerIntentAnalysis,
  audio_analysis: audioAnalysis,
  quantitative_metrics: quantitativeMetrics,
  conversation_flow: conversationFlow,
};

const failure = 'The emotion model could not be read. Start the server again; the other readings are not affected.';

/** The facts of one whole run, in the order in which a server writes them. */
function bodies(failing: readonly AnalysisType[]): FactBody[] {
  const total = analysisTypes.length;
  let done = 0;
  const progress = (type: AnalysisType, state: 'started' | 'finished' | 'failed'): FactBody => ({
    type: 'progress',
    step: stepOf(type).label,
    analysis_type: type,
    state,
    progress: done,
    total,
    percentage: Math.round((done / total) * 100),
    ...(type === 'transcript' && state === 'started' ? { audio_s: 62.8 } : {}),
  });
  const end = (type: AnalysisType): FactBody[] => {
    done += 1;
    if (failing.includes(type)) {
      return [
        { type: 'error', analysis_type: type, code: 'analysis_failed', message: failure, retryable: true },
        progress(type, 'failed'),
      ];
    }
    const engine = {
      kind: 'local',
      name: type === 'transcript' ? 'moonshine-tiny' : 'undertone',
      version: '1.0.0',
    } as const;
    const result = {
      type: 'result',
      analysis_type: type,
      data: results[type],
      engine,
      provisional: false,
      took_ms: type === 'transcript' ? 2140 : 14 + done,
    } as FactBody;
    return [result, progress(type, 'finished')];
  };
  const readings = analysisTypes.filter((type) => type !== 'transcript' && type !== 'audio_quality_metrics');
  return [
    progress('audio_quality_metrics', 'started'),
    progress('transcript', 'started'),
    ...segments.map((data): FactBody => ({ type: 'partial', analysis_type: 'transcript', data })),
    ...end('audio_quality_metrics'),
    ...end('transcript'),
    ...readings.map((type) => progress(type, 'started')),
    ...readings.flatMap(end),
    { type: 'complete', message: 'All steps finished.', failed: [...failing], took_ms: 2610 },
  ];
}

/** One whole run as facts, a fifth of a second apart. */
export function runOf(failing: readonly AnalysisType[] = []): Fact[] {
  return bodies(failing).map((body, index) => ({
    ...body,
    seq: index + 1,
    at: new Date(startedAt + index * 200).toISOString(),
    session_id: sessionId,
  }));
}

export function viewAfter(facts: readonly Fact[]): SessionView {
  return fold(emptyView(sessionId), facts);
}

export function snapshotOf(view: SessionView): SessionSnapshot {
  return {
    session_id: sessionId,
    title: 'An argument about a loan',
    status: view.status,
    created_at: new Date(startedAt).toISOString(),
    duration_s: 62.775,
    url: `/s/${sessionId}`,
    model: null,
    runs_ahead: 0,
    is_owner: true,
    sharing: { visibility: 'link', expires_at: null },
    context: {},
    given: null,
    audio: {
      href: `/api/sessions/${sessionId}/audio`,
      peaks_href: `/api/sessions/${sessionId}/audio/peaks`,
      file_name: 'argument.mp3',
    },
    view,
  };
}

/** A finished session with all twelve results. */
export const completeSnapshot: SessionSnapshot = snapshotOf(viewAfter(runOf()));
/** The same in the middle of the transcription: two steps run, six passages are there. */
export const runningSnapshot: SessionSnapshot = snapshotOf(viewAfter(runOf().slice(0, 8)));
/** One step failed, the others have results. */
export const failedSnapshot: SessionSnapshot = snapshotOf(viewAfter(runOf(['emotion_analysis'])));
