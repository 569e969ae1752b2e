import type { Engine } from '#lib/analyses/analysis';
import type { SpeakerNames } from '#lib/analyses/rename/speaker-names';
import type { ResultData } from '#lib/analyses/results/results';
import type { CustomAnswer } from '#lib/analyses/custom/schema';
import type { AnalysisType, CardType, CustomType } from '#lib/analyses/steps';
import type { PlacedEdit } from '#lib/analyses/transcript/edit';
import type { ErrorCode } from '#lib/messages/errors';
import type { Segment } from '#lib/speech/contract';

/** A step began, ended, or failed. `progress` counts steps that finished or failed and never falls within a run. */
export interface ProgressBody {
  type: 'progress';
  /** The step's label; for a question of the owner's own, its name. */
  step: string;
  analysis_type: CardType;
  state: 'started' | 'finished' | 'failed';
  progress: number;
  total: number;
  percentage: number;
  /** With `started` of the transcript: the probed length of the recording, a hint for the time left. */
  audio_s?: number;
  /** With `started` of a question of the owner's own: what is asked. */
  instruction?: string;
  /**
   * With `started` of what is run again: the `seq` up to which this run knows the log, and so the owner's corrections.
   */
  read_to?: number;
}

/** One more transcript segment. A segment with an id already seen replaces it (a run that was taken up again). */
interface PartialBody {
  type: 'partial';
  analysis_type: 'transcript';
  data: Segment;
  /** While somebody speaks: ids of the segments whose place this one takes, since it was heard once more as a whole. */
  replaces?: number[];
}

/** What whoever records did, in a recording that is followed while it is made. */
export interface LiveBody {
  type: 'live';
  event: 'started' | 'paused' | 'resumed' | 'marked' | 'stopped';
  /** Seconds of sound that were recorded before it; pauses count nothing. */
  at_s: number;
  /** With `marked`: what was written beside the moment. */
  text?: string;
}

interface ResultOf<T extends CardType, Data> {
  type: 'result';
  analysis_type: T;
  data: Data;
  engine: Engine;
  /** True while another result is still to come: a model's, or that of the whole recording. */
  provisional: boolean;
  /** With `provisional`: up to which second of the recording it was read, where the rest is still to be recognised. */
  so_far_s?: number;
  took_ms: number;
  fallback_reason?: string;
  /** What the owner added to what the model is asked, when the step was run again. */
  instruction?: string;
  /** The same result once more, with other names for its speakers. */
  renamed?: true;
  /** With `renamed` of the transcript: the names that changed, old to new. */
  names?: SpeakerNames;
}

export type ResultBody =
  | { [T in AnalysisType]: ResultOf<T, ResultData<T>> }[AnalysisType]
  | ResultOf<CustomType, CustomAnswer>;

interface ErrorBody {
  type: 'error';
  message: string;
  code: ErrorCode;
  analysis_type?: CardType;
  retryable: boolean;
}

/** The last frame of a run. */
interface CompleteBody {
  type: 'complete';
  message: string;
  /** Steps of this run without a result. */
  failed: CardType[];
  took_ms: number;
  /** How many steps this run had: all, or those that were run again. Missing in old logs, where it was all. */
  total?: number;
}

/** The owner corrected the transcript. `undo` takes back the last correction that is not taken back yet. */
export interface EditBody {
  type: 'edit';
  edits: (PlacedEdit | { op: 'undo' })[];
}

/** The owner says that a finding is wrong, or takes that back. */
interface DisputeBody {
  type: 'dispute';
  /** Its id, or that of one of its places: a hash of analysis, cue and quote. */
  finding: string;
  analysis_type: CardType;
  /** What was noticed there, as in the evidence. */
  cue: string;
  /** What is wrong with it; null: taken back. */
  reason: string | null;
}

/** What happened, before the log numbers it. */
export type FactBody =
  | ProgressBody
  | PartialBody
  | ResultBody
  | ErrorBody
  | CompleteBody
  | LiveBody
  | EditBody
  | DisputeBody;

/** What the log adds: `seq` from 1 without a gap, `at` as ISO time. */
interface FactStamp {
  seq: number;
  at: string;
  session_id: string;
}

/** One entry of a session's log, as it is on the wire. */
export type Fact = FactBody & FactStamp;

/** What is being said at this moment: the end of the transcript, not settled yet. An empty text ends it. */
export interface OpenPiece {
  text: string;
  /** So many characters from the start will hardly change any more. */
  firm_chars: number;
  start_s: number;
}

/**
 * A model's object in the making, or with `transcript` an `OpenPiece`: shown to those who watch, never stored, may be
 * missed.
 */
export interface Ephemeral {
  type: 'partial';
  analysis_type: CardType;
  data: unknown;
  ephemeral: true;
  session_id: string;
}
