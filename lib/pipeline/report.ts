import type { Engine } from '#lib/analyses/analysis';
import type { ResultData } from '#lib/analyses/results';
import type { AnalysisType } from '#lib/analyses/steps';
import type { AppError } from '#lib/base/errors';
import type { Segment } from '#lib/speech/contract';

type StepResult = {
  [T in AnalysisType]: { report: 'finished'; step: T; data: ResultData<T>; engine: Engine; took_ms: number };
}[AnalysisType];

/** What the runner tells while it works, in order. Every step ends in `finished` or `failed`, exactly once. */
export type RunReport =
  | { report: 'started'; step: AnalysisType; audio_s?: number }
  | { report: 'segment'; segment: Segment }
  /** Several that exist at once. */
  | { report: 'segments'; segments: readonly Segment[] }
  | StepResult
  | { report: 'failed'; step: AnalysisType; error: AppError };
