import type { SpeechSpan } from '#lib/audio/contract';

/** What an engine can do; the callers ask this, never the engine's name. */
export interface SpeechCapabilities {
  /** BCP 47 tags, or `any`. */
  languages: readonly string[] | 'any';
  /** Gives the times of words; what has none is spread over the voiced time. */
  word_times: boolean;
  /** Says who speaks, in one channel. */
  speakers: boolean;
  /** Gives segments while it works. */
  incremental: boolean;
  /** May be told the language of the recording, and is surer then. */
  takes_language: boolean;
}

export interface SpeechJob {
  /** 16 kHz mono, 16-bit little-endian samples, growing while the recording is decoded. */
  pcm_path: string;
  /** The same for each channel by itself: where the sound of a span with a `channel` is. */
  channel_pcm_paths?: readonly string[];
  /** In order of their start; ends when the recording ends. */
  spans: AsyncIterable<SpeechSpan>;
  /** How long the recording is by its header, where that says so; never rejects. */
  duration_hint_s?: Promise<number | null>;
  /** BCP 47: the language of the recording, where a person has said it. */
  language?: string;
  signal: AbortSignal;
  /** Told, in a sentence, why another engine had to take over a part. */
  onFallback?: (reason: string) => void;
  /** Told of each stretch in which somebody speaks and no words could be made out, in order of their start. */
  onGap?: (gap: Gap) => void;
  /** Told of each call that is paid for, in US dollars; null where the price is not known. */
  onSpent?: (usd: number | null) => void;
}

/** A stretch of voice without words, from where it begins to where it ends. */
export interface Gap {
  start_s: number;
  end_s: number;
}

/** One stretch of speech as text. */
export interface Segment {
  /** Rises by one in order of time, from 0. */
  id: number;
  start_s: number;
  end_s: number;
  /** null where speakers are not known. */
  speaker: string | null;
  text: string;
  /** Geometric mean of the token probabilities, 0 to 1. */
  confidence: number;
}

export interface Word {
  segment_id: number;
  word: string;
  start_s: number;
  end_s: number;
  /** True where the engine gives no word times and they were spread over the segment's voiced time. */
  approximate: boolean;
}

/** A recognised segment, with the voiced parts that its words can be spread over. */
export interface RecognisedSegment extends Segment {
  voiced: { start_s: number; end_s: number }[];
  /** As in the span. */
  channel?: number;
  /** Where the engine gives times of words. */
  words?: { word: string; start_s: number; end_s: number }[];
  /** BCP 47, where the engine tells. */
  language?: string;
}
