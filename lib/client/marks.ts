import type { Evidence } from '#lib/analyses/evidence';
import type { AnalysisType } from '#lib/analyses/steps';
import { analysisTypes } from '#lib/analyses/steps';
import type { StepViews } from '#lib/events/view';

export interface Mark {
  analysis_type: AnalysisType;
  evidence: Evidence;
}

/** Marks that stand too close together to be told apart, drawn as one. */
export interface MarkGroup {
  start_s: number;
  marks: Mark[];
}

/** All evidence of all cards in order of time. */
export function marksOf(steps: StepViews): Mark[] {
  return analysisTypes
    .flatMap((type) => (steps[type].data?.evidence ?? []).map((evidence) => ({ analysis_type: type, evidence })))
    .toSorted((a, b) => a.evidence.start_s - b.evidence.start_s);
}

/** Joins marks whose distance is under 1/`slots` of the recording, counted from a group's first mark. */
export function groupMarks(marks: readonly Mark[], audio_s: number, slots = 90): MarkGroup[] {
  if (!(audio_s > 0)) return [];
  const near_s = audio_s / slots;
  const groups: MarkGroup[] = [];
  for (const mark of marks) {
    const last = groups.at(-1);
    if (last && mark.evidence.start_s - last.start_s < near_s) last.marks.push(mark);
    else groups.push({ start_s: mark.evidence.start_s, marks: [mark] });
  }
  return groups;
}
