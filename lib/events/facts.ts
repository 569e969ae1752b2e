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
  /** With `started` of the transcript: the probed length of the recording in seconds, a hint for the remaining time. */
  audio_s?: number;
  /** With `started` of a question of the owner's own: the question. */
  instruction?: string;
  /**
   * With `started` of a step that runs again: the `seq` up to which this run knows the log, including the owner's
   * corrections.
   */
  read_to?: number;
}

/**
 * One more segment of the transcript. A segment with a known id replaces the earlier one (when a run is taken up
 * again).
 */
interface PartialBody {
  type: 'partial';
  analysis_type: 'transcript';
  data: Segment;
  /**
   * During a live recording: ids of the segments that this one replaces, because the whole stretch was recognised
   * again.
   */
  replaces?: number[];
}

/** What the person recording did, in a live recording. */
export interface LiveBody {
  type: 'live';
  event: 'started' | 'paused' | 'resumed' | 'marked' | 'stopped';
  /** Seconds of recorded sound before it; pauses do not count. */
  at_s: number;
  /** With `marked`: the text of the marker. */
  text?: string;
}

interface ResultOf<T extends CardType, Data> {
  type: 'result';
  analysis_type: T;
  data: Data;
  engine: Engine;
  /** True while another result will follow: a model's, or that of the whole recording. */
  provisional: boolean;
  /**
   * With `provisional`: the second of the recording up to which it was read, while the rest is still being recognised.
   */
  so_far_s?: number;
  took_ms: number;
  fallback_reason?: string;
  /** The owner's instruction to the model, if the step was run again with one. */
  instruction?: string;
  /** The same result again, with renamed speakers. */
  renamed?: true;
  /** With `renamed` of the transcript: the changed names, old to new. */
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
  /** How many steps this run had: all, or those that ran again. Missing in old logs, where it was all. */
  total?: number;
}

/** The owner corrected the transcript. `undo` reverts the last correction that has not been undone yet. */
export interface EditBody {
  type: 'edit';
  edits: (PlacedEdit | { op: 'undo' })[];
}

/** The owner says that a finding is wrong, or withdraws that. */
interface DisputeBody {
  type: 'dispute';
  /** The id of the finding or of one of its passages: a hash of analysis, cue and quote. */
  finding: string;
  analysis_type: CardType;
  /** The cue of the finding, as in its evidence. */
  cue: string;
  /** What is wrong with the finding; null if the dispute is withdrawn. */
  reason: string | null;
}

/** A fact before the log numbers it. */
export type FactBody =
  | ProgressBody
  | PartialBody
  | ResultBody
  | ErrorBody
  | CompleteBody
  | LiveBody
  | EditBody
  | DisputeBody;

/** Added by the log: `seq` from 1 without a gap, `at` as ISO time. */
interface FactStamp {
  seq: number;
  at: string;
  session_id: string;
}

/** One entry of a session's log, as it is sent to clients. */
export type Fact = FactBody & FactStamp;

/** The unfinished end of a live transcript, which still changes. An empty text ends it. */
export interface OpenPiece {
  text: string;
  /** This many characters from the start will hardly change any more. */
  firm_chars: number;
  start_s: number;
}

/** A model's partial object, or for `transcript` an `OpenPiece`: shown to viewers, never stored, may be missed. */
export interface Ephemeral {
  type: 'partial';
  analysis_type: CardType;
  data: unknown;
  ephemeral: true;
  session_id: string;
}
