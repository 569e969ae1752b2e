import { type Finding, findingId } from '#lib/analyses/evidence/finding';
import { asOfToday, findingsIn } from '#lib/analyses/pages';
import { type AnalysisType, analysisTypes } from '#lib/analyses/steps';
import type { StepView, StepViews } from '#lib/events/view';

/** Step views are immutable, too. */
const known = new WeakMap<StepViews, Finding[]>();

/** All findings of the readings, the most telling first; of the same words at the same place only the first. */
export function findingsOf(steps: StepViews): Finding[] {
  const before = known.get(steps);
  if (before) return before;
  const all = analysisTypes.flatMap((type) => foundBy(type, steps)).toSorted((a, b) => b.score - a.score);
  known.set(steps, all);
  return all;
}

/** Results are immutable, so the findings of each are computed once. */
const knownBy = new WeakMap<object, Finding[]>();

/** The findings of one step; empty without a result. */
export function foundBy<T extends AnalysisType>(type: T, steps: StepViews): Finding[] {
  // TypeScript cannot follow the map from T to StepView<T> through the type parameter.
  const { data, engine } = steps[type] as unknown as StepView<T>;
  if (data === null) return [];
  const before = knownBy.get(data);
  if (before) return before;
  const found = findingsIn(type, asOfToday(type, data), engine?.kind);
  knownBy.set(data, found);
  return found;
}

/** The finding with this id, or the one that holds the evidence with this id; null if there is none any more. */
export function findingById(steps: StepViews, id: string): Finding | null {
  const all = findingsOf(steps);
  return (
    all.find((finding) => finding.id === id) ??
    all.find(({ analysis, evidence }) => evidence.some(({ cue, quote }) => findingId(analysis, cue, quote) === id)) ??
    null
  );
}
