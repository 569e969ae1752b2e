import type { Engine } from '#lib/analyses/analysis';
import type { ResultData } from '#lib/analyses/results';
import { type AnalysisType, analysisTypes } from '#lib/analyses/steps';
import type { ErrorCode } from '#lib/base/errors';
import type { Segment } from '#lib/speech/contract';

export type SessionStatus = 'created' | 'processing' | 'completed' | 'error';
export type StepState = 'waiting' | 'running' | 'done' | 'failed';

export interface StepFailure {
  message: string;
  code: ErrorCode;
  retryable: boolean;
}

/** What is known of one step. After a re-run that failed, `state` is `failed` and the earlier result stays. */
export interface StepView<T extends AnalysisType = AnalysisType> {
  analysis_type: T;
  state: StepState;
  /** ISO time of the last start. */
  started_at: string | null;
  data: ResultData<T> | null;
  engine: Engine | null;
  provisional: boolean;
  took_ms: number | null;
  fallback_reason: string | null;
  /** What the local engine read, where `data` is a model's. */
  local: { data: ResultData<T>; engine: Engine } | null;
  error: StepFailure | null;
  /** Place in the order in which first results or failures arrived, from 1; null until then. */
  arrival: number | null;
}

export type StepViews = { [T in AnalysisType]: StepView<T> };

/** All that a session page shows: a pure fold of the log. */
export interface SessionView {
  session_id: string;
  /** The last fact that is folded in. */
  seq: number;
  status: SessionStatus;
  progress: { done: number; total: number; percentage: number };
  steps: StepViews;
  /** Transcript so far: partials until the result, then the result's segments. */
  segments: Segment[];
  /** Length of the recording in seconds: a probed hint first, the decoded length once it is known. */
  audio_s: number | null;
  /** How far the transcription is, with the time of the fact that said so. */
  heard: { until_s: number; at: string } | null;
  /** A failure of the whole run. */
  error: StepFailure | null;
  complete: { message: string; failed: AnalysisType[]; took_ms: number; at: string } | null;
}

/** Whether a step could not be done for no other reason than that a text was given without a recording. */
export function lacksAudio(step: Pick<StepView, 'state' | 'error'>): boolean {
  return step.state === 'failed' && step.error?.code === 'needs_audio';
}

function emptyStep(type: AnalysisType): StepView {
  return {
    analysis_type: type,
    state: 'waiting',
    started_at: null,
    data: null,
    engine: null,
    provisional: false,
    took_ms: null,
    fallback_reason: null,
    local: null,
    error: null,
    arrival: null,
  };
}

export function emptyView(sessionId: string): SessionView {
  return {
    session_id: sessionId,
    seq: 0,
    status: 'created',
    progress: { done: 0, total: analysisTypes.length, percentage: 0 },
    steps: Object.fromEntries(analysisTypes.map((type) => [type, emptyStep(type)])) as StepViews,
    segments: [],
    audio_s: null,
    heard: null,
    error: null,
    complete: null,
  };
}
