import type { Engine } from './analysis.ts';
import type { Found } from '#lib/analyses/evidence/finding';
import type { ResultData, StoredResult } from '#lib/analyses/results/results';
import type { AnalysisType } from './steps.ts';

/** The face that a step shows to the page and to whatever else prints results. It loads no schema and no engine. */
export interface StepPage<T extends AnalysisType> {
  /** The sentence that a result is read by first. Some say how they came about, which depends on who read. */
  lead: (data: ResultData<T>, by: Engine['kind']) => string;
  /** What can be shown at a place. What is counted or measured as a whole has none. */
  findings: (data: ResultData<T>, by: Engine['kind']) => Found[];
  /**
   * A stored result as if it were written today: the log keeps results as they were written. A field that the schema
   * gives a default has to be given it here too, or this does not compile.
   */
  upgrade: (stored: StoredResult<T>) => ResultData<T>;
}

/** For a step whose schema has no defaults. */
export const asStored = <D>(stored: D): D => stored;

export const noFindings = (): Found[] => [];
