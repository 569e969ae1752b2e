import type { Engine } from '#lib/analyses/analysis';
import type { ResultData } from '#lib/analyses/results/results';
import type { CustomAnswer } from '#lib/analyses/custom/schema';
import type { AnalysisType, CardType, CustomType } from '#lib/analyses/steps';
import type { AppError } from '#lib/base/errors';
import type { Segment } from '#lib/speech/contract';

type StepResult = {
  [T in AnalysisType]: {
    /** `provisional`: another will follow, from a model, or from the same engine once speakers are known. */
    report: 'finished' | 'provisional';
    step: T;
    data: ResultData<T>;
    engine: Engine;
    took_ms: number;
    /** Why the local result stays although a model was asked. */
    fallback_reason?: string;
    /**
     * With `provisional`: the part of the recording that it covers, in seconds from its start, while the rest is still
     * being recognised.
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

/** The runner's reports, in order. Every step ends in `finished` or `failed`, exactly once. */
export type RunReport =
  | { report: 'started'; step: CardType; audio_s?: number }
  | { report: 'segment'; segment: Segment }
  /** Several segments that become available at once. */
  | { report: 'segments'; segments: readonly Segment[] }
  | StepResult
  | QuestionResult
  /** A model's partial object: shown, never stored. */
  | { report: 'draft'; step: CardType; draft: unknown }
  | { report: 'failed'; step: CardType; error: AppError };
