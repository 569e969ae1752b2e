import type { SpeechSpan } from '#lib/audio/contract';
import type { RecognisedSegment } from './contract.ts';

/** The progress of a live recording. */
export interface LiveSound {
  heard_s: number;
  /** Spans that have ended since, in order of their start. */
  ended: readonly SpeechSpan[];
  /** Unfinished spans, up to now; at most one per channel. */
  open: readonly SpeechSpan[];
  /** Seconds since the last speech. */
  silent_s: number;
}

export interface StreamJob {
  /** 16 kHz mono, 16-bit little-endian samples, growing; it contains every span in `sound`. */
  pcm_path: string;
  channel_pcm_paths: readonly string[];
  /** Ends when the recording ends. */
  sound: AsyncIterable<LiveSound>;
  /** The id of the first segment; rises by one with each piece, with or without words. */
  first_id: number;
  /** BCP 47: the language of the recording, if a person gave it. */
  language?: string | undefined;
  signal: AbortSignal;
}

/** An engine's reports during a live recording. */
export type StreamUpdate =
  /** The unfinished text so far; the first `firm_chars` of it hardly change any more. An empty text ends it. */
  | { kind: 'open'; text: string; firm_chars: number; start_s: number }
  /** A finished segment, with the ids of earlier segments that it replaces because the whole stretch was read again. */
  | { kind: 'settled'; segment: RecognisedSegment; replaces: readonly number[] };

/** Live speech to text. Throws AppError (`recogniser_failed`). */
export type TranscribeStream = (job: StreamJob) => AsyncIterable<StreamUpdate>;
