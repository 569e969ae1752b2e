import type { AcousticFeatures } from '#lib/audio/contract';
import type { AudioQualityMetrics } from '#lib/analyses/audio-quality-metrics/schema';
import type { SessionContext } from './session-context.ts';
import type { Transcript } from '#lib/analyses/transcript/schema';

/** Everything a reading may look at. Nothing here is fetched: a reading is a pure function of it. */
export interface ReadingInput {
  transcript: Transcript;
  /** null where there is no audio. */
  acoustics: AcousticFeatures | null;
  quality: AudioQualityMetrics | null;
  context: SessionContext;
  /** False removes what is inferred from the voice (emotion, stress, intent). */
  voice_inference: boolean;
}

/** Who made a result. */
export interface Engine {
  kind: 'local' | 'model';
  name: string;
  version: string;
  model?: string;
  prompt_version?: string;
  /**
   * What a model's reading took: tokens, calls (parts, retries and repairs counted), and US dollars where the price is
   * known.
   */
  tokens?: { input: number; output: number };
  calls?: number;
  cost_usd?: number | null;
}
