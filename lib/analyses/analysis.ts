import type { AcousticFeatures } from '#lib/audio/contract';
import type { AudioQualityMetrics } from '#lib/analyses/audio-quality-metrics/schema';
import type { SessionContext } from './session-context.ts';
import type { Transcript } from '#lib/analyses/transcript/schema';

/** The complete input of a reading, which is a pure function of it and fetches nothing. */
export interface ReadingInput {
  transcript: Transcript;
  /** null if there is no audio. */
  acoustics: AcousticFeatures | null;
  quality: AudioQualityMetrics | null;
  context: SessionContext;
  /** False removes everything that is inferred from the voice (emotion, stress, intent). */
  voice_inference: boolean;
}

/** The engine that made a result. */
export interface Engine {
  kind: 'local' | 'model';
  name: string;
  version: string;
  model?: string;
  prompt_version?: string;
  /**
   * The cost of a model's reading: tokens, calls (including parts, retries and repairs), and US dollars if the price is
   * known.
   */
  tokens?: { input: number; output: number };
  calls?: number;
  cost_usd?: number | null;
}
