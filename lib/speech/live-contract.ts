import type { SpeechSpan } from '#lib/audio/contract';
import type { RecognisedSegment } from './contract.ts';

/** Sound that is being recorded, as far as it has come. */
export interface LiveSound {
  heard_s: number;
  /** What has ended since, in order of its start. */
  ended: readonly SpeechSpan[];
  /** What is being said, up to now; at most one a channel. */
  open: readonly SpeechSpan[];
  /** Since anybody was heard. */
  silent_s: number;
}

export interface StreamJob {
  /** 16 kHz mono, 16-bit little-endian samples, growing; what is told of in `sound` is in it. */
  pcm_path: string;
  channel_pcm_paths: readonly string[];
  /** Ends when the recording ends. */
  sound: AsyncIterable<LiveSound>;
  /** The id of the first segment; rises by one with each piece, whether words were understood in it or not. */
  first_id: number;
  /** BCP 47: the language of the recording, where a person has said it. */
  language?: string | undefined;
  signal: AbortSignal;
}

/** What an engine tells while somebody speaks. */
export type StreamUpdate =
  /** What is being said so far; the first `firm_chars` of it hardly change any more. An empty text ends it. */
  | { kind: 'open'; text: string; firm_chars: number; start_s: number }
  /** What was said, with what it takes the place of: ids of earlier segments, read once more as a whole. */
  | { kind: 'settled'; segment: RecognisedSegment; replaces: readonly number[] };

/** Speech to text while somebody speaks. Throws AppError (`recogniser_failed`). */
export type TranscribeStream = (job: StreamJob) => AsyncIterable<StreamUpdate>;
