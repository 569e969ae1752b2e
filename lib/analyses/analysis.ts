import type { z } from 'zod';
import type { AcousticFeatures } from '#lib/audio/contract';
import type { AudioQualityMetrics } from '#lib/analyses/audio-quality-metrics/schema';
import type { ResultData } from '#lib/analyses/results/results';
import type { SessionContext } from './session-context.ts';
import type { ReadingType } from './steps.ts';
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

/** One of the readings: its schema and its local engine. Adding one is a folder, a card and a line per registry. */
export interface Analysis<T extends ReadingType = ReadingType> {
  type: T;
  schema: z.ZodType<ResultData<T>>;
  engine: Engine;
  /** Deterministic and fast: a minute of speech in a few milliseconds. Throws only on a bug. */
  read: (input: ReadingInput) => ResultData<T>;
}
