import type { ModelReading } from '#lib/analyses/model/model-reading';
import type { ResultData } from '#lib/analyses/results/results';
import type { Engine, ReadingInput } from './analysis.ts';
import type { ModelType, ReadingType } from './steps.ts';

interface LocalReading<T extends ReadingType> {
  engine: Engine;
  /** Deterministic and fast: a minute of speech takes a few milliseconds. Throws only on a bug. */
  read: (input: ReadingInput) => ResultData<T>;
}

/** The server's part of a reading: its local engine, and a prompt if a model can deepen it. */
export type Analysis<T extends ReadingType> = LocalReading<T> &
  (T extends ModelType ? { prompt: ModelReading<T> } : unknown);
