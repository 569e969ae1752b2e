import { analysisTypes } from '#lib/analyses/steps';
import { nextTask } from '#lib/client/next-task';
import type { StepViews } from '#lib/events/view';
import { foundBy } from '#lib/glance/findings-of';

/** Computes the findings of each step in a task of its own. On a phone, all of them take a fifth of a second. */
export async function prepareFindings(steps: StepViews): Promise<void> {
  for (const type of analysisTypes) {
    await nextTask();
    foundBy(type, steps);
  }
}
