import type { Engine } from '#lib/analyses/analysis';
import type { ResultData } from '#lib/analyses/results/results';
import { type AnalysisType, type CardType, type CustomType, analysisTypes } from '#lib/analyses/steps';
import type { AppliedEdit } from '#lib/analyses/transcript/edit';
import type { ErrorCode } from '#lib/messages/errors';
import type { Segment } from '#lib/speech/contract';

export type SessionStatus = 'created' | 'processing' | 'completed' | 'error';
export type StepState = 'waiting' | 'running' | 'done' | 'failed';

export interface StepFailure {
  message: string;
  code: ErrorCode;
  retryable: boolean;
}

/** A result that a later run of the step replaced. */
export interface PastResult<T extends CardType = CardType> {
  data: ResultData<T>;
  engine: Engine;
  took_ms: number;
  /** The owner's instruction for it. */
  instruction: string | null;
  fallback_reason: string | null;
  /** ISO time at which it came. */
  at: string;
}

/**
 * The state of one step. While it runs again `state` is `running`, after a failed second run `failed`, and the earlier
 * result stays.
 */
export interface StepView<T extends CardType = AnalysisType> {
  analysis_type: T;
  state: StepState;
  /** ISO time of the latest start. */
  started_at: string | null;
  data: ResultData<T> | null;
  engine: Engine | null;
  provisional: boolean;
  /**
   * The second of the recording up to which `data` was read, while the rest is still being recognised; null for all of
   * it.
   */
  so_far_s: number | null;
  took_ms: number | null;
  fallback_reason: string | null;
  /** The local reading, if `data` is a model's. */
  local: { data: ResultData<T>; engine: Engine } | null;
  /** The owner's instruction for this result. */
  instruction: string | null;
  /** ISO time at which the result came. */
  at: string | null;
  /** Results of earlier runs, newest first; they keep the speaker names of their time. */
  history: PastResult<T>[];
  error: StepFailure | null;
  /** Position in the order in which first results or failures arrived, from 1; null before that. */
  arrival: number | null;
}

/** A question of the owner's own. */
export interface CustomStepView extends StepView<CustomType> {
  name: string;
  /** The question. */
  instruction: string;
}

export type StepViews = { [T in AnalysisType]: StepView<T> };

/** A marker, or a pause, of the person recording. */
export interface LiveMark {
  kind: 'marker' | 'pause';
  at_s: number;
  /** The text of a marker; may be empty. */
  text: string;
}

/** A live recording, running or ended. */
export interface LiveView {
  /** `reading`: it has ended, and the whole recording is being read from its start. */
  state: 'recording' | 'paused' | 'stopped' | 'reading';
  /** In order of time. */
  marks: LiveMark[];
}

/** The owner's corrections of the transcript. */
export interface EditsView {
  /** In their order, without those that were undone; the view's transcript contains them. */
  applied: AppliedEdit[];
  /** The last fact that corrected something; 0 if none did. */
  seq: number;
  /** Notes that were read from the text before a correction. */
  stale: CardType[];
  /** The stale notes that are being read from the current text. */
  reading: CardType[];
}

/** The owner's dispute of a finding. */
export interface Dispute {
  reason: string;
  /** ISO time. */
  at: string;
}

/** Everything that a session page shows: a pure fold of the log. */
export interface SessionView {
  session_id: string;
  /** The last folded fact. */
  seq: number;
  status: SessionStatus;
  progress: { done: number; total: number; percentage: number };
  steps: StepViews;
  /** Questions of the owner's own, in the order in which they were asked. */
  custom: CustomStepView[];
  /** The transcript so far: partials until the result, then the result's segments. */
  segments: Segment[];
  /** The last fact that changed the transcript or its speakers. A correction must name it. */
  text_seq: number;
  edits: EditsView;
  /** By the id of a finding or of one of its passages. */
  disputes: Readonly<Record<string, Dispute>>;
  /** Length of the recording in seconds: first the probed length, then the decoded one. */
  audio_s: number | null;
  /** The second up to which the recording is transcribed, with the time of the fact that said so. */
  heard: { until_s: number; at: string } | null;
  /** A failure of the whole run. */
  error: StepFailure | null;
  /** How the whole run ended; later runs of single steps change only `failed`. */
  complete: { message: string; failed: AnalysisType[]; took_ms: number; at: string } | null;
  /** null for an uploaded file or a text. */
  live: LiveView | null;
}

/** Whether a step failed only because a text was given without a recording. */
export function lacksAudio(step: Pick<StepView, 'state' | 'error'>): boolean {
  return step.state === 'failed' && step.error?.code === 'needs_audio';
}

/** Whether a step has no result only because it was cancelled. */
export function isCancelled(step: Pick<StepView, 'state' | 'error'>): boolean {
  return step.state === 'failed' && step.error?.code === 'cancelled';
}

export function emptyStep<T extends CardType>(type: T): StepView<T> {
  return {
    analysis_type: type,
    state: 'waiting',
    started_at: null,
    data: null,
    engine: null,
    provisional: false,
    so_far_s: null,
    took_ms: null,
    fallback_reason: null,
    local: null,
    instruction: null,
    at: null,
    history: [],
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
    custom: [],
    segments: [],
    text_seq: 0,
    edits: { applied: [], seq: 0, stale: [], reading: [] },
    disputes: {},
    audio_s: null,
    heard: null,
    error: null,
    complete: null,
    live: null,
  };
}
