import type { SpeechSpan } from '#lib/audio/contract';

/** A stretch of one voice; `voice` counts from 0. */
export interface VoiceTurn {
  voice: number;
  start_s: number;
  end_s: number;
}

/**
 * Whose voice is heard when; null where voices were not told apart. In order, without overlap: who speaks over another
 * is not heard.
 */
export type VoiceTurns = readonly VoiceTurn[] | null;

export interface VoiceQuestion {
  /** 16 kHz mono, 16-bit little-endian, whole. */
  pcm_path: string;
  /** Where somebody speaks, in order. */
  spans: readonly SpeechSpan[];
  /** How many people speak, where somebody said so. */
  voices: number | null;
  signal: AbortSignal;
}

/**
 * Tells voices in one channel apart. Resolves with null where it fails: words without speakers are worth more than
 * none.
 */
export interface Diarizer {
  tell(question: VoiceQuestion): Promise<VoiceTurns>;
  close(): Promise<void>;
}
