import type { SpeechSpan } from '#lib/audio/contract';

/** The abilities of an engine; callers check these, never the engine's name. */
export interface SpeechCapabilities {
  /** BCP 47 tags, or `any`. */
  languages: readonly string[] | 'any';
  /** Gives times of words; otherwise words are spread over the voiced time. */
  word_times: boolean;
  /** Names the speakers in one channel. */
  speakers: boolean;
  /** Gives segments while it works. */
  incremental: boolean;
  /** Uses the language of the recording if it is told, and is more accurate then. */
  takes_language: boolean;
}

export interface SpeechJob {
  /** 16 kHz mono, 16-bit little-endian samples, growing while the recording is decoded. */
  pcm_path: string;
  /** The same for each channel alone: the sound of a span with a `channel`. */
  channel_pcm_paths?: readonly string[];
  /** In order of their start; ends when the recording ends. */
  spans: AsyncIterable<SpeechSpan>;
  /** The length of the recording by its header, if that has one; never rejects. */
  duration_hint_s?: Promise<number | null>;
  /** BCP 47: the language of the recording, if a person gave it. */
  language?: string;
  signal: AbortSignal;
  /** Called with a sentence that says why another engine recognised a part. */
  onFallback?: (reason: string) => void;
  /** Called for each stretch of speech without recognised words, in order of their start. */
  onGap?: (gap: Gap) => void;
  /** Called for each paid call, with its cost in US dollars; null if the price is unknown. */
  onSpent?: (usd: number | null) => void;
}

/** A stretch of voice without words, from its start to its end. */
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
  /** null if speakers are unknown. */
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
  /** True if the engine gives no word times and they were spread over the segment's voiced time. */
  approximate: boolean;
}

/** A recognised segment, with the voiced parts over which its words can be spread. */
export interface RecognisedSegment extends Segment {
  voiced: { start_s: number; end_s: number }[];
  /** As in the span. */
  channel?: number;
  /** If the engine gives times of words. */
  words?: { word: string; start_s: number; end_s: number }[];
  /** BCP 47, if the engine tells. */
  language?: string;
}
