/**
 * The targets of stage 1, in the order in which stage 2 takes their scores. scripts/train-talk/stages.py has the same
 * list.
 */
export const targets = [
  'decision',
  'action',
  'question',
  'claim',
  'reason',
  'emotion',
  'strain',
  'pressure',
  'checkable',
  'key',
  'turning',
  'start',
  'disagree',
  'position',
  'anger',
  'fear',
  'joy',
  'sadness',
  'surprise',
] as const;
export type Target = (typeof targets)[number];

/** Targets with enough examples for stage 2. */
export const boostedTargets = [
  'decision',
  'action',
  'question',
  'claim',
  'reason',
  'checkable',
  'key',
  'turning',
  'start',
  'disagree',
  'position',
] as const satisfies readonly Target[];
export type BoostedTarget = (typeof boostedTargets)[number];
