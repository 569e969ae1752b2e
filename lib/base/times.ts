/** Where the times of a transcript come from; see the member `times` of the transcript's result. */
export const timeSources = ['measured', 'given', 'starts', 'none'] as const;
export type TimeSource = (typeof timeSources)[number];

/** Whether the start of each passage is known, so that a clock may be shown. */
export function knowsStarts(times: TimeSource): boolean {
  return times !== 'none';
}

/** Whether the end of each passage is known, too, so that lengths, rates and gaps may be measured. */
export function knowsEnds(times: TimeSource): boolean {
  return times === 'measured' || times === 'given';
}
