import type { Engine } from './analysis.ts';
import type { Found } from '#lib/analyses/evidence/finding';
import type { ResultData, StoredResult } from '#lib/analyses/results/results';
import type { AnalysisType } from './steps.ts';

/** The part of a step for the page and other displays of results. It loads neither schemas nor engines. */
export interface StepPage<T extends AnalysisType> {
  /** The lead. Some leads name the method, which depends on the engine. */
  lead: (data: ResultData<T>, by: Engine['kind']) => string;
  /** Findings that can be shown at a time of the recording. Counts and measures of the whole have none. */
  findings: (data: ResultData<T>, by: Engine['kind']) => Found[];
  /**
   * Upgrades a stored result to today's schema; the log keeps results as they were written. A field with a default in
   * the schema must get it here too; otherwise this does not compile.
   */
  upgrade: (stored: StoredResult<T>) => ResultData<T>;
}

/** For steps whose schema has no defaults. */
export const asStored = <D>(stored: D): D => stored;

export const noFindings = (): Found[] => [];
