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

/** A result, with who made it. */
export interface Reading<T extends ReadingType = ReadingType> {
  data: ResultData<T>;
  engine: Engine;
}

/** What a reading may see of the sound. */
export type Sound = Pick<ReadingInput, 'acoustics' | 'quality'>;

/** One transcript opened for reading; `read` may be called for any number of readings, also at once. */
export interface OpenTranscript {
  /** What a model is given to read. */
  material(window_tokens: number): Promise<Material>;
  /** The result that a model's answer makes, its quotes held against the transcript. */
  ground<T extends ModelType>(type: T, draft: unknown, local: ResultData<T>): Promise<ResultData<T>>;
  /** The answer to a question of the owner's own, likewise. */
  answer(question: OwnQuestion, draft: unknown): Promise<CustomAnswer>;
  read<T extends ReadingType>(type: T): Promise<Reading<T>>;
  /** What was measured of the sound since it was opened; what is read from now on sees it. */
  hear(sound: Partial<Sound>): void;
  close(): void;
}

/** Where readings are computed. */
export interface AnalysisPool {
  warm(): Promise<void>;
  open(input: ReadingInput): OpenTranscript;
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
  /** The engine on this machine, where `speech` is an endpoint; for a transcription that is asked of it. */
  localSpeech?: SpeechEngine;
  /** Absent where voices in one channel are not told apart. */
  voices?: Diarizer;
  readings: AnalysisPool;
  texts: TextReader;
}

/** What an earlier, interrupted run of the same recording left behind. */
export interface EarlierWork {
  results: { [T in AnalysisType]?: ResultData<T> };
  failed: ReadonlySet<AnalysisType>;
  segments: readonly Segment[];
}

/** What the owner corrected in the transcript. */
export interface Corrections {
  /** A transcript that was made just now, corrected; what an earlier run left has the corrections already. */
  transcript(made: Transcript): Transcript;
  /** Whether who speaks was corrected too: that wins over what the caller said of it. */
  speakers: boolean;
}

/** What the owner asks for when a step is run again. */
export interface Again {
  /** Without one configured, `model` is the local engine's too. */
  engine: 'local' | 'model';
  /** What the owner adds to what the model is asked, or null. */
  instruction: string | null;
  /** Steps that have a result from before: it stands until the new one is there, and where the model fails. */
  standing: ReadonlySet<AnalysisType>;
}

/** A file on this machine, or how it gets there; asked once, by the step that needs it. */
export type SourceFile = string | (() => Promise<string>);

export interface RunRequest {
  /** null where a transcript was given instead. */
  audio_path: SourceFile | null;
  /** The transcript that was given, as a file of text or subtitles. */
  given_path?: SourceFile;
  /** Exists, is empty, and is deleted by the caller when the run ends. */
  work_dir: string;
  peaks_path: string;
  playable_path: string;
  /** See ListenRequest. */
  on_written?: () => Promise<void>;
  /** Probed length, for the time left. */
  duration_hint_s: number | null;
  context: SessionContext;
  voice_inference: boolean;
  earlier?: EarlierWork;
  corrections?: Corrections;
  /** The transcript whose speakers are told anew, as the engine made it: nothing is recognised. */
  retell?: { transcript: Transcript; engine: Engine };
  /** How steps are run again; absent in the first run. */
  again?: Again;
  signal: AbortSignal;
  /** Told of each step that failed, with the cause: for the log of the server. */
  on_failure?: (step: AnalysisType, error: AppError) => void;
}
