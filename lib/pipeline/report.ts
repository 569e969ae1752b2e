import type { Engine } from '#lib/analyses/analysis';
import type { ResultData } from '#lib/analyses/results/results';
import type { CustomAnswer } from '#lib/analyses/custom/schema';
import type { AnalysisType, CardType, CustomType } from '#lib/analyses/steps';
import type { AppError } from '#lib/base/errors';
import type { Segment } from '#lib/speech/contract';

type StepResult = {
  [T in AnalysisType]: {
    /** `provisional`: another will follow, a model's, or the same engine's that knows who speaks. */
    report: 'finished' | 'provisional';
    step: T;
    data: ResultData<T>;
    engine: Engine;
    took_ms: number;
    /** Why the local result stands where a model was asked. */
    fallback_reason?: string;
    /**
     * With `provisional`: of which part of the recording, in seconds from its start, where the rest is still to be
     * recognised.
     */
    so_far_s?: number;
  };
}[AnalysisType];

/** The answer to a question of the owner's own. */
interface QuestionResult {
  report: 'finished';
  step: CustomType;
  data: CustomAnswer;
  engine: Engine;
  took_ms: number;
  fallback_reason?: undefined;
  so_far_s?: undefined;
}

/** What the runner tells while it works, in order. Every step ends in `finished` or `failed`, exactly once. */
export type RunReport =
  | { report: 'started'; step: CardType; audio_s?: number }
  | { report: 'segment'; segment: Segment }
  /** Several that exist at once. */
  | { report: 'segments'; segments: readonly Segment[] }
  | StepResult
  | QuestionResult
  /** A model's object so far: shown, never kept. */
  | { report: 'draft'; step: CardType; draft: unknown }
  | { report: 'failed'; step: CardType; error: AppError };
