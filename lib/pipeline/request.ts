import type { Engine, ReadingInput } from '#lib/analyses/analysis';
import type { ModelType } from '#lib/analyses/model/model-reading';
import type { ResultData } from '#lib/analyses/results';
import type { SessionContext } from '#lib/analyses/session-context';
import type { AnalysisType, ReadingType } from '#lib/analyses/steps';
import type { Listener } from '#lib/audio/contract';
import type { LanguageEngine } from '#lib/language/question';
import type { Segment, SpeechEngine } from '#lib/speech/contract';

/** A result, with who made it. */
export interface Reading<T extends ReadingType = ReadingType> {
  data: ResultData<T>;
  engine: Engine;
}

/** One transcript opened for reading; `read` may be called for any number of readings, also at once. */
export interface ReadingDesk {
  /** What a model is given to read, one text a part. */
  material(type: ModelType, window_tokens: number): Promise<string[]>;
  /** The result that a model's answer makes, its quotes held against the transcript. */
  ground<T extends ModelType>(type: T, draft: unknown, local: ResultData<T>): Promise<ResultData<T>>;
  read<T extends ReadingType>(type: T): Promise<Reading<T>>;
  close(): void;
}

/** Where readings are computed. */
export interface ReadingRoom {
  warm(): Promise<void>;
  open(input: ReadingInput): ReadingDesk;
  close(): Promise<void>;
}

/** The model that deepens what the local engine read. */
export interface ModelPart {
  engine: LanguageEngine;
  /** Tokens of transcript that one call may hold. */
  window_tokens: number;
}

/** The engines a run works with. */
export interface PipelineParts {
  /** Absent where none is configured. */
  model?: ModelPart;
  listener: Listener;
  speech: SpeechEngine;
  readings: ReadingRoom;
}

/** What an earlier, interrupted run of the same recording left behind. */
export interface EarlierWork {
  results: { [T in AnalysisType]?: ResultData<T> };
  failed: ReadonlySet<AnalysisType>;
  segments: readonly Segment[];
}

export interface RunRequest {
  /** null where a transcript was given instead. */
  audio_path: string | null;
  /** The transcript that was given, as a file of text or subtitles. */
  given_path?: string;
  /** Exists, is empty, and is deleted by the caller when the run ends. */
  work_dir: string;
  peaks_path: string;
  playable_path: string;
  /** Probed length, for the time left. */
  duration_hint_s: number | null;
  context: SessionContext;
  voice_inference: boolean;
  earlier?: EarlierWork;
  signal: AbortSignal;
}
