import type { Engine, ReadingInput } from '#lib/analyses/analysis';
import type { Material } from '#lib/analyses/model/material';
import type { OwnQuestion } from '#lib/analyses/custom/question';
import type { CustomAnswer } from '#lib/analyses/custom/schema';
import type { ResultData } from '#lib/analyses/results/results';
import type { SessionContext } from '#lib/analyses/session-context';
import type { AnalysisType, ModelType, ReadingType } from '#lib/analyses/steps';
import type { Transcript } from '#lib/analyses/transcript/schema';
import type { AppError } from '#lib/base/errors';
import type { Listener } from '#lib/audio/contract';
import type { LanguageEngine } from '#lib/language/question';
import type { TextReader } from './text-reader.ts';
import type { SpeechEngine } from '#lib/speech/engine';
import type { Segment } from '#lib/speech/contract';
import type { Diarizer } from '#lib/speech/voices/contract';

/** A result, with the engine that made it. */
export interface Reading<T extends ReadingType = ReadingType> {
  data: ResultData<T>;
  engine: Engine;
}

/** The measurements of the sound that a reading may use. */
export type Sound = Pick<ReadingInput, 'acoustics' | 'quality'>;

/** One transcript opened for reading; `read` may be called for any number of readings, also at once. */
export interface OpenTranscript {
  /** The prompt material for a model. */
  material(window_tokens: number): Promise<Material>;
  /** The result of a model's answer, with its quotes checked against the transcript. */
  ground<T extends ModelType>(type: T, draft: unknown, local: ResultData<T>): Promise<ResultData<T>>;
  /** The answer to a question of the owner's own, likewise. */
  answer(question: OwnQuestion, draft: unknown): Promise<CustomAnswer>;
  read<T extends ReadingType>(type: T): Promise<Reading<T>>;
  /** Adds measurements of the sound; later readings use them. */
  addSound(sound: Partial<Sound>): void;
  close(): void;
}

/** Where readings are computed. */
export interface AnalysisPool {
  warm(): Promise<void>;
  open(input: ReadingInput): OpenTranscript;
  close(): Promise<void>;
}

/** The model that refines the local readings. */
export interface ModelPart {
  engine: LanguageEngine;
  /** Tokens of transcript in one call. */
  window_tokens: number;
}

/** The engines of a run. */
export interface PipelineParts {
  /** Absent if none is configured. */
  model?: ModelPart;
  listener: Listener;
  speech: SpeechEngine;
  /**
   * The speech engine on this machine, if `speech` is an endpoint; used when the owner asks for a local transcription.
   */
  localSpeech?: SpeechEngine;
  /** Absent if voices in one channel are not told apart. */
  voices?: Diarizer;
  readings: AnalysisPool;
  texts: TextReader;
}

/** The finished work of an earlier, interrupted run of the same recording. */
export interface EarlierWork {
  results: { [T in AnalysisType]?: ResultData<T> };
  failed: ReadonlySet<AnalysisType>;
  segments: readonly Segment[];
}

/** The owner's corrections of the transcript. */
export interface Corrections {
  /** Applies them to a new transcript; the transcript of an earlier run has them already. */
  transcript(made: Transcript): Transcript;
  /** Whether speakers were corrected, too: that wins over the speakers that the caller gave. */
  speakers: boolean;
}

/** The owner's options when a step runs again. */
export interface Again {
  /** If no model is configured, `model` means the local engine, too. */
  engine: 'local' | 'model';
  /** The owner's instruction to the model, or null. */
  instruction: string | null;
  /** Steps with an earlier result, which stays until the new one arrives, and if the model fails. */
  standing: ReadonlySet<AnalysisType>;
}

/** A file on this machine, or a function that fetches it, called once by the step that needs it. */
export type SourceFile = string | (() => Promise<string>);

export interface RunRequest {
  /** null if a transcript was given instead. */
  audio_path: SourceFile | null;
  /** The given transcript, as a text or subtitle file. */
  given_path?: SourceFile;
  /** Exists and is empty; the caller deletes it when the run ends. */
  work_dir: string;
  peaks_path: string;
  playable_path: string;
  /** See ListenRequest. */
  on_written?: () => Promise<void>;
  /** Probed length in seconds, for the remaining time. */
  duration_hint_s: number | null;
  context: SessionContext;
  voice_inference: boolean;
  earlier?: EarlierWork;
  corrections?: Corrections;
  /** The engine's transcript, whose speakers are told apart again; nothing is recognised. */
  redoSpeakers?: { transcript: Transcript; engine: Engine };
  /** How steps run again; absent in the first run. */
  again?: Again;
  signal: AbortSignal;
  /** Called for each failed step with its cause, for the server's log. */
  on_failure?: (step: AnalysisType, error: AppError) => void;
}
