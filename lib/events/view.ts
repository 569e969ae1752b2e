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
  /** What the owner had added for it. */
  instruction: string | null;
  fallback_reason: string | null;
  /** ISO time at which it came. */
  at: string;
}

/**
 * What is known of one step. While it is run again `state` is `running`, after a re-run that failed `failed`, and the
 * earlier result stays.
 */
export interface StepView<T extends CardType = AnalysisType> {
  analysis_type: T;
  state: StepState;
  /** ISO time of the last start. */
  started_at: string | null;
  data: ResultData<T> | null;
  engine: Engine | null;
  provisional: boolean;
  /**
   * Up to which second of the recording `data` was read, while the rest is still to be recognised; null for all of it.
   */
  so_far_s: number | null;
  took_ms: number | null;
  fallback_reason: string | null;
  /** What the local engine read, where `data` is a model's. */
  local: { data: ResultData<T>; engine: Engine } | null;
  /** What the owner added for this result. */
  instruction: string | null;
  /** ISO time at which the result came. */
  at: string | null;
  /** Results of earlier runs, newest first; speakers have the names of their time. */
  history: PastResult<T>[];
  error: StepFailure | null;
  /** Place in the order in which first results or failures arrived, from 1; null until then. */
  arrival: number | null;
}

/** A question of the owner's own. */
export interface CustomStepView extends StepView<CustomType> {
  name: string;
  /** What is asked. */
  instruction: string;
}

export type StepViews = { [T in AnalysisType]: StepView<T> };

/** A moment that whoever recorded marked, or at which they paused. */
export interface LiveMark {
  kind: 'marker' | 'pause';
  at_s: number;
  /** Of a marker; may be empty. */
  text: string;
}

/** A recording that is, or was, followed while it is made. */
export interface LiveView {
  /** `reading`: it has ended, and the whole recording is read from its start. */
  state: 'recording' | 'paused' | 'stopped' | 'reading';
  /** In order of time. */
  marks: LiveMark[];
}

/** The owner's corrections of the transcript. */
export interface EditsView {
  /** In their order, without those that were taken back; the view's transcript has them in it. */
  applied: AppliedEdit[];
  /** The last fact that corrected something; 0 where nothing did. */
  seq: number;
  /** Notes that were read from the text as it was before. */
  stale: CardType[];
  /** Those of them that are being read from the text as it is now. */
  reading: CardType[];
}

/** What the owner says is wrong with a finding. */
export interface Dispute {
  reason: string;
  /** ISO time. */
  at: string;
}

/** All that a session page shows: a pure fold of the log. */
export interface SessionView {
  session_id: string;
  /** The last fact that is folded in. */
  seq: number;
  status: SessionStatus;
  progress: { done: number; total: number; percentage: number };
  steps: StepViews;
  /** Questions of the owner's own, in the order in which they were asked. */
  custom: CustomStepView[];
  /** Transcript so far: partials until the result, then the result's segments. */
  segments: Segment[];
  /** The last fact that changed the transcript or its speakers: whoever corrects it has to know it. */
  text_seq: number;
  edits: EditsView;
  /** By the id of a finding or of one of its places. */
  disputes: Readonly<Record<string, Dispute>>;
  /** Length of the recording in seconds: a probed hint first, the decoded length once it is known. */
  audio_s: number | null;
  /** How far the transcription is, with the time of the fact that said so. */
  heard: { until_s: number; at: string } | null;
  /** A failure of the whole run. */
  error: StepFailure | null;
  /** How the whole run ended; steps that are run again later change `failed` alone. */
  complete: { message: string; failed: AnalysisType[]; took_ms: number; at: string } | null;
  /** null for what came as a file or a text. */
  live: LiveView | null;
}

/** Whether a step could not be done for no other reason than that a text was given without a recording. */
export function lacksAudio(step: Pick<StepView, 'state' | 'error'>): boolean {
  return step.state === 'failed' && step.error?.code === 'needs_audio';
}

/** Whether a step has no result for no other reason than that somebody cancelled it. */
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
