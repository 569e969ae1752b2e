import type { ResultData, StoredResult } from '#lib/analyses/results/results';
import type { StepPage } from './step-page.ts';
import type { AnalysisType } from './steps.ts';

/** Results are immutable, so each is upgraded once. */
const upgraded = new WeakMap<object, unknown>();

/** Upgrades a stored result to today's schema; the log keeps results as they were written. */
export function upgradedBy<T extends AnalysisType>(page: StepPage<T>, data: StoredResult<T>): ResultData<T> {
  const before = upgraded.get(data);
  if (before) return before as ResultData<T>;
  const today = page.upgrade(data);
  upgraded.set(data, today);
  return today;
}
