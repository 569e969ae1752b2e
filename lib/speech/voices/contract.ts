import type { SpeechSpan } from '#lib/audio/contract';

/** A stretch of one voice; `voice` counts from 0. */
export interface VoiceTurn {
  voice: number;
  start_s: number;
  end_s: number;
}

/**
 * The voices with their times; null if voices were not told apart. In order, without overlap: of two simultaneous
 * voices one is missed.
 */
export type VoiceTurns = readonly VoiceTurn[] | null;

export interface VoiceQuestion {
  /** 16 kHz mono, 16-bit little-endian, complete. */
  pcm_path: string;
  /** Spans of speech, in order. */
  spans: readonly SpeechSpan[];
  /** How many people speak, if a person said so. */
  voices: number | null;
  signal: AbortSignal;
}

/**
 * Tells voices in one channel apart. Resolves with null if it fails: words without speakers are worth more than none.
 */
export interface Diarizer {
  diarize(question: VoiceQuestion): Promise<VoiceTurns>;
  close(): Promise<void>;
}
