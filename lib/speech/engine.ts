import type { RecognisedSegment, SpeechCapabilities, SpeechJob } from './contract.ts';
import type { TranscribeStream } from './live-contract.ts';

/** Speech to text. `transcribe` yields segments in the order of the spans and throws AppError (`recogniser_failed`). */
export interface SpeechEngine {
  readonly name: string;
  readonly version: string;
  /** The model's name, where it is one that an endpoint runs. */
  readonly model?: string;
  /** The engine that stands in where the endpoint fails. */
  readonly stand_in?: { name: string; version: string };
  readonly capabilities: SpeechCapabilities;
  /** Loads what is needed ahead of the first job. */
  warm(): Promise<void>;
  transcribe(job: SpeechJob): AsyncIterable<RecognisedSegment>;
  /** While somebody speaks. Absent where the engine reads whole recordings only. */
  transcribeStream?: TranscribeStream;
  close(): Promise<void>;
}
