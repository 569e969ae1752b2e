import type { RecognisedSegment, SpeechCapabilities, SpeechJob } from './contract.ts';
import type { TranscribeStream } from './live-contract.ts';

/** Speech to text. `transcribe` yields segments in the order of the spans and throws AppError (`recogniser_failed`). */
export interface SpeechEngine {
  readonly name: string;
  readonly version: string;
  /** The model's name, if an endpoint runs it. */
  readonly model?: string;
  /** The engine that is used when the endpoint fails. */
  readonly stand_in?: { name: string; version: string; languages: SpeechCapabilities['languages'] };
  readonly capabilities: SpeechCapabilities;
  /** Loads everything needed before the first job. */
  warm(): Promise<void>;
  transcribe(job: SpeechJob): AsyncIterable<RecognisedSegment>;
  /** For live recordings. Absent if the engine only reads whole recordings. */
  transcribeStream?: TranscribeStream;
  close(): Promise<void>;
}
